package org.embulk.output.amazon_ads.core.row;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a country: ISO 3166-1 alpha-2 in any letter case, or a locale that ends in it. */
public final class CountryCode {
  /** Not {@code Locale.getISOCountries}: Java 8's includes AN, which ISO withdrew in 2010. */
  private static final Set<String> COUNTRIES =
      new HashSet<>(
          Arrays.asList(
              ("AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI "
                      + "BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN "
                      + "CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
                      + "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM "
                      + "HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
                      + "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
                      + "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
                      + "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW "
                      + "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
                      + "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
                      + "VN VU WF WS YE YT ZA ZM ZW")
                  .split(" ")));

  /** A language, an optional script, and the country: en-US, en_US, zh-Hant-TW. */
  private static final Pattern LOCALE =
      Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})");

  private CountryCode() {}

  public static String read(Row row, InputColumn column) throws InvalidRecordException {
    Object value = row.get(column);
    if (COUNTRIES.contains(value)) { // As in almost every row.
      return (String) value;
    }
    String text = Cells.required(row, column);
    if (isUk(text)) {
      throw new InvalidRecordException(
          RowReason.UNKNOWN_COUNTRY, column, "must be ISO 3166-1 alpha-2, where the UK is GB");
    }
    return of(text)
        .orElseThrow(
            () ->
                new InvalidRecordException(
                    RowReason.UNKNOWN_COUNTRY,
                    column,
                    Shape.after("must be an ISO 3166-1 alpha-2 code, such as US", text)));
  }

  /** Returns the country of a text without blanks around it; empty if it is none. */
  public static Optional<String> of(String text) {
    return Optional.of(code(text)).filter(COUNTRIES::contains);
  }

  /** Returns whether a text names the United Kingdom by a code that is not of ISO 3166-1. */
  public static boolean isUk(String text) {
    return code(text).equals("UK");
  }

  private static String code(String text) {
    Matcher locale = LOCALE.matcher(text);
    return Cells.upper(locale.matches() ? locale.group(1) : text);
  }
}
