package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * Lower-cases an e-mail address and deletes every character that Amazon's rule doesn't allow.
 *
 * <p>So the {@code +} of a tagged address is dropped and the tag is kept, as are dots, even for
 * Gmail.
 */
final class EmailNormalizer implements Normalizer {
  private static final String REASON = "not an e-mail address";

  /**
   * Whether {@code _} is kept. Amazon's help text drops it, three of Amazon's implementations keep
   * it.
   */
  private static final boolean KEEPS_UNDERSCORE = true;

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    String email = LettersAndDigits.keep(trimmed, EmailNormalizer::isAllowed);
    int at = email.indexOf('@');
    if (at <= 0) {
      return MatchKey.leftOut(REASON);
    }
    if (email.indexOf('@', at + 1) >= 0) {
      return MatchKey.leftOut(REASON);
    }
    if (email.indexOf('.', at + 1) < 0) {
      return MatchKey.leftOut(REASON);
    }
    return MatchKey.of(email);
  }

  private static boolean isAllowed(int c) {
    return LettersAndDigits.isLetterOrDigit(c)
        || c == '.'
        || c == '@'
        || c == '-'
        || (c == '_' && KEEPS_UNDERSCORE);
  }
}
