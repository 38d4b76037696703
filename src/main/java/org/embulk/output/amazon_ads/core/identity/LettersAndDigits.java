package org.embulk.output.amazon_ads.core.identity;

/**
 * Lower-cases a text and deletes every character outside {@code [a-z0-9]}.
 *
 * <p>Accented letters are deleted, not folded: {@code München} gives {@code mnchen}, as Amazon's
 * own data shows.
 */
final class LettersAndDigits {
  private LettersAndDigits() {}

  static String of(String text) {
    return of(text, "");
  }

  /**
   * Keeps certain other ASCII characters, too.
   *
   * <p>Works character by character: beyond ASCII only {@code İ} and the Kelvin sign have a lower
   * case that begins with an ASCII letter, and what follows the {@code i} of the former is not
   * ASCII.
   */
  static String of(String text, String others) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      if (isLetterOrDigit(c) || others.indexOf(c) >= 0) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
