package org.embulk.output.amazon_ads.core.identity;

import java.text.Normalizer.Form;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes an advertiser's own id through unchanged, unless it holds an e-mail address or is a phone
 * number with a plus: this type is sent unhashed, so personal data makes the record invalid.
 *
 * <p>A number without a plus may well be an id.
 */
final class MatchIdNormalizer implements Normalizer {
  private static final String EMAIL_REASON = "an e-mail address must not be sent as match_id";
  private static final String PHONE_REASON = "a phone number must not be sent as match_id";

  /** What can't be part of an address. */
  private static final String SEPARATORS = "\\s,;<>|@";

  /** Text, an at sign, text, a full stop (also the ideographic one), and a letter or digit. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^" + SEPARATORS + "]@[^" + SEPARATORS + "]+?[.\u3002][\\p{L}\\p{Nd}]",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A plus and whatever follows it, behind {@code tel:} and punctuation. */
  private static final Pattern PLUS =
      Pattern.compile(
          "(?:tel:)?[^\\p{L}\\p{Nd}+]*(\\+.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What the phone library need not know: hyphens, brackets, blanks, characters of no width. */
  private static final Pattern SIGNS = Pattern.compile("[\\p{Pd}\\p{Ps}\\p{Pe}\\p{Cf}\\s]+");

  private static final String NO_COUNTRY = "ZZ";

  private final Normalizer raw = new RawNormalizer();

  @Override
  public MatchKey normalize(String trimmed, String country) {
    String readable =
        java.text.Normalizer.normalize(
            HtmlReferences.decode(trimmed.replace("%40", "@")), Form.NFKC);
    if (EMAIL.matcher(readable).find()) {
      return MatchKey.invalid(EMAIL_REASON);
    }
    if (isPhone(readable)) {
      return MatchKey.invalid(PHONE_REASON);
    }
    return raw.normalize(trimmed, country);
  }

  private static boolean isPhone(String text) {
    Matcher plus = PLUS.matcher(text);
    return plus.matches()
        && PhoneReadings.isPossible(SIGNS.matcher(plus.group(1)).replaceAll(" "), NO_COUNTRY);
  }
}
