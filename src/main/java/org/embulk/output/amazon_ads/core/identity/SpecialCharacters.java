package org.embulk.output.amazon_ads.core.identity;

/**
 * Replaces the special characters that Amazon's own client for the Events API knows in states and
 * addresses. Names and cities lose every accented letter instead.
 *
 * <p>The client's list; the uploader of Amazon Marketing Cloud has all of it but á, é, í, ó and ú.
 */
final class SpecialCharacters {
  private SpecialCharacters() {}

  /** Replaces them in a lower-case text; every other character stays. */
  static String replace(String lower) {
    StringBuilder replaced = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c < 0x80) {
        replaced.append(c);
      } else {
        append(c, replaced);
      }
    }
    return replaced.toString();
  }

  private static void append(char c, StringBuilder replaced) {
    switch (c) {
      case 'á':
        replaced.append('a');
        break;
      case 'é':
        replaced.append('e');
        break;
      case 'í':
        replaced.append('i');
        break;
      case 'ó':
      case 'ø':
        replaced.append('o');
        break;
      case 'ú':
        replaced.append('u');
        break;
      case 'ß':
        replaced.append("ss");
        break;
      case 'ä':
      case 'æ':
        replaced.append("ae");
        break;
      case 'ö':
        replaced.append("oe");
        break;
      case 'ü':
        replaced.append("ue");
        break;
      default:
        replaced.append(c);
    }
  }
}
