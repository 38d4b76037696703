package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Locale;

/**
 * Lower-cases an e-mail address and deletes every character that Amazon's rule doesn't know.
 *
 * <p>So the {@code +} of a tagged address goes and the tag stays, and dots stay, also for Gmail.
 */
final class EmailNormalizer implements Normalizer {
  private static final String REASON = "not an e-mail address";

  /**
   * Whether {@code _} stays. Amazon's help text drops it, three of Amazon's implementations keep
   * it.
   */
  private static final boolean KEEPS_UNDERSCORE = true;

  @Override
  public Normalized normalize(String trimmed, String country, boolean numericColumn) {
    String email = keepAllowed(trimmed.toLowerCase(Locale.ROOT));
    int at = email.indexOf('@');
    if (at <= 0) {
      return Normalized.leftOut(REASON);
    }
    if (email.indexOf('@', at + 1) >= 0) {
      return Normalized.leftOut(REASON);
    }
    if (email.indexOf('.', at + 1) < 0) {
      return Normalized.leftOut(REASON);
    }
    return Normalized.of(email);
  }

  private static String keepAllowed(String lower) {
    StringBuilder kept = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (isAllowed(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || LettersAndDigits.isDigit(c)
        || c == '.'
        || c == '@'
        || c == '-'
        || (c == '_' && KEEPS_UNDERSCORE);
  }
}
