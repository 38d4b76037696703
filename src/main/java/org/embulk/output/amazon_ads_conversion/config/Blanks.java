package org.embulk.output.amazon_ads_conversion.config;

/** Tells blanks from text: Unicode's White_Space (PropList.txt) and U+FEFF, and nothing else. */
final class Blanks {
  private static final String BLANKS =
      "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
          + "\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

  private Blanks() {}

  /** Removes blanks from both ends. */
  static String trim(String text) {
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

  private static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }
}
