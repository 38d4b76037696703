package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Lower-cases a text and deletes every character outside {@code [a-z0-9]}.
 *
 * <p>Accented letters are deleted, not folded: {@code München} gives {@code mnchen}, as Amazon's
 * own data shows.
 */
final class LettersAndDigits {
  private static final boolean[] LETTERS_AND_DIGITS = table(LettersAndDigits::isLetterOrDigit);

  private LettersAndDigits() {}

  /** Returns for each ASCII character whether it is kept. */
  static boolean[] table(IntPredicate kept) {
    boolean[] table = new boolean[0x80];
    for (int c = 0; c < table.length; c++) {
      table[c] = kept.test(c);
    }
    return table;
  }

  static String of(String text) {
    return new String(bytesOf(text), StandardCharsets.US_ASCII);
  }

  /** Does the same, and returns the characters as ASCII bytes. */
  static byte[] bytesOf(String text) {
    return keep(text, LETTERS_AND_DIGITS);
  }

  /**
   * Lower-cases a text and keeps only certain ASCII characters, never U+0000.
   *
   * <p>Works character by character: beyond ASCII only {@code İ} and the Kelvin sign have a lower
   * case that begins with an ASCII letter, and what follows the {@code i} of the former is not
   * ASCII.
   */
  static byte[] keep(String text, boolean[] kept) {
    byte[] result = new byte[text.length()];
    int length = 0;
    for (char c : text.toCharArray()) {
      char lower =
          c >= 0x80 ? Character.toLowerCase(c) : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      if (kept[lower < 0x80 ? lower : 0]) {
        result[length++] = (byte) lower;
      }
    }
    return length == result.length ? result : Arrays.copyOf(result, length);
  }

  static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
