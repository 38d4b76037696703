package org.embulk.output.amazon_ads_conversion.convert;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code country_code}: ISO 3166-1 alpha-2 in any letter case, or a locale that ends so. */
final class CountryCode {
  private static final String COLUMN = "country_code";

  private static final Set<String> COUNTRIES =
      new HashSet<>(Arrays.asList(Locale.getISOCountries()));

  /** A language, perhaps a script, and the country: en-US, en_US, zh-Hant-TW. */
  private static final Pattern LOCALE =
      Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})");

  private CountryCode() {}

  static String read(Row row) throws InvalidRecordException {
    String text = Texts.required(row, COLUMN);
    Matcher locale = LOCALE.matcher(text);
    String country = (locale.matches() ? locale.group(1) : text).toUpperCase(Locale.ROOT);
    if (country.equals("UK")) {
      throw new InvalidRecordException(
          Reason.UNKNOWN_COUNTRY, COLUMN, "must be ISO 3166-1 alpha-2, where UK is GB");
    }
    if (!COUNTRIES.contains(country)) {
      throw new InvalidRecordException(
          Reason.UNKNOWN_COUNTRY, COLUMN, "must be a country of ISO 3166-1 alpha-2, such as US");
    }
    return country;
  }
}
