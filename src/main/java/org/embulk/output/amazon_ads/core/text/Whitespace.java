package org.embulk.output.amazon_ads.core.text;

/**
 * Recognizes blanks: Unicode's White_Space property (PropList.txt) and U+FEFF, the byte order mark
 * that exports leave behind.
 *
 * <p>Neither {@link Character#isWhitespace} nor {@link String#trim} matches that set: they miss
 * U+00A0 and U+0085, among others, and include U+001C to U+001F or every control character.
 */
public final class Whitespace {
  private Whitespace() {}

  /** Removes blanks from both ends, and nothing else. */
  public static String trim(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }

  /** Returns whether the text is empty or holds only blanks. */
  public static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a character is a blank; all blanks are in the Basic Multilingual Plane. */
  public static boolean isBlank(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return isBlankBeyondAscii(c);
  }

  private static boolean isBlankBeyondAscii(char c) {
    switch (c) {
      case 0x0085:
      case 0x00A0:
      case 0x1680:
      case 0x2028:
      case 0x2029:
      case 0x202F:
      case 0x205F:
      case 0x3000:
      case 0xFEFF:
        return true;
      default:
        return c >= 0x2000 && c <= 0x200A;
    }
  }
}
