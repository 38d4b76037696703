package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * Knows brackets of any kind: round, square, curly and angle ones, and everything that Unicode
 * calls opening or closing punctuation, full-width and East Asian brackets among them.
 */
final class Brackets {
  private static final String ASCII = "()[]{}<>";

  private Brackets() {}

  static boolean contains(char c) {
    if (c < 0x80) {
      return ASCII.indexOf(c) >= 0;
    }
    int category = Character.getType(c);
    return (category == Character.START_PUNCTUATION || category == Character.END_PUNCTUATION)
        && !isQuotationMark(c);
  }

  /** Unicode counts the low and the East Asian double quotation marks among them; we don't. */
  private static boolean isQuotationMark(char c) {
    return c == 0x201A || c == 0x201E || (c >= 0x301D && c <= 0x301F);
  }
}
