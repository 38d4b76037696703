package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Locale;

/**
 * Lower-cases a text and deletes every character outside {@code [a-z0-9]}.
 *
 * <p>Accented letters are deleted, not folded: {@code München} gives {@code mnchen}, as Amazon's
 * own data shows.
 */
final class LettersAndDigits {
  private LettersAndDigits() {}

  static String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if ((c >= 'a' && c <= 'z') || isDigit(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** Returns whether the text is one or more ASCII digits and nothing else. */
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
