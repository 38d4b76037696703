package org.embulk.output.amazon_ads_conversion.convert.normalize;

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
    StringBuilder replaced = null;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      String replacement = c < 0x80 ? null : replacement(c);
      if (replacement != null && replaced == null) {
        replaced = new StringBuilder(lower.length() + 8).append(lower, 0, i);
      }
      if (replacement != null) {
        replaced.append(replacement);
      } else if (replaced != null) {
        replaced.append(c);
      }
    }
    return replaced == null ? lower : replaced.toString();
  }

  private static String replacement(char c) {
    switch (c) {
      case 'á':
        return "a";
      case 'é':
        return "e";
      case 'í':
        return "i";
      case 'ó':
        return "o";
      case 'ú':
        return "u";
      case 'ß':
        return "ss";
      case 'ä':
        return "ae";
      case 'ö':
        return "oe";
      case 'ü':
        return "ue";
      case 'ø':
        return "o";
      case 'æ':
        return "ae";
      default:
        return null;
    }
  }
}
