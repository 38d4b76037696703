package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Passes an advertiser's own id through unchanged, unless it is personal data, which makes the
 * record invalid: this type is sent unhashed.
 */
final class MatchIdNormalizer implements Normalizer {
  private static final String EMAIL_REASON = "an e-mail address must not be sent as match_id";
  private static final String PHONE_REASON = "a phone number must not be sent as match_id";

  /** The fewest digits of a phone number with its calling code, as on the smallest islands. */
  private static final int MIN_DIGITS = 7;

  /** The most digits that E.164 allows. */
  private static final int MAX_DIGITS = 15;

  /** Separators between the parts of a list, or between a name and an address. */
  private static final Pattern PARTS = Pattern.compile("[\\s,;<>|]+");

  private final Normalizer raw = new RawNormalizer();

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    for (String part : PARTS.split(trimmed)) {
      if (isEmail(part)) {
        return MatchKey.invalid(EMAIL_REASON);
      }
    }
    if (isPhone(trimmed)) {
      return MatchKey.invalid(PHONE_REASON);
    }
    return raw.normalize(trimmed, country, numericColumn);
  }

  /** Matches one at sign with text on both sides and a dot in the domain, in any script. */
  private static boolean isEmail(String id) {
    int at = id.indexOf('@');
    return at > 0 && at == id.lastIndexOf('@') && id.indexOf('.', at + 1) >= 0;
  }

  /** Matches a plus, then digits with the usual punctuation between them. */
  private static boolean isPhone(String id) {
    if (!id.startsWith("+") && !id.startsWith("\uFF0B")) {
      return false;
    }
    int digits = 0;
    for (int i = 1; i < id.length(); i++) {
      char c = id.charAt(i);
      if (Character.isDigit(c)) {
        digits++;
      } else if ("-.()/".indexOf(c) < 0 && !Whitespace.isBlank(c)) {
        return false;
      }
    }
    return digits >= MIN_DIGITS && digits <= MAX_DIGITS;
  }
}
