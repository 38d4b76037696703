package org.embulk.output.amazon_ads_conversion.convert.normalize;

import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Splits an upper-case street line into tokens, and joins what the words make of each.
 *
 * <p>It splits at White_Space, commas, full stops, dashes, slashes, {@code !}, brackets and the
 * word {@code C/O}, which go, and around {@code #}, which stays.
 */
final class AddressTokens {
  private static final String CARE_OF = "C/O";
  private static final char NUMBER_SIGN = '#';

  private static final boolean[] ASCII_SEPARATORS =
      LettersAndDigits.table(c -> ",.!/-()[]{}<>".indexOf(c) >= 0 || Whitespace.isBlank((char) c));

  private AddressTokens() {}

  /** Returns whether a character by itself ends a token. */
  static boolean isSeparator(char c) {
    return c < 0x80 ? ASCII_SEPARATORS[c] : isDash(c) || isSpace(c) || isBracket(c);
  }

  /** Joins the tokens in their order, each replaced as the words say. */
  static String join(String upper, AddressWords words) {
    StringBuilder joined = new StringBuilder(upper.length());
    int start = 0;
    while (start < upper.length()) {
      int end = tokenEnd(upper, start);
      joined.append(words.replace(upper.substring(start, end)));
      start = end < upper.length() ? end + separatorLength(upper, end) : end;
    }
    return joined.toString();
  }

  /**
   * Returns the end of the token that begins here: the start itself if a separator stands there.
   * {@code #} is a token of its own.
   */
  private static int tokenEnd(String upper, int start) {
    if (upper.charAt(start) == NUMBER_SIGN) {
      return start + 1;
    }
    int end = start;
    while (end < upper.length()
        && upper.charAt(end) != NUMBER_SIGN
        && separatorLength(upper, end) == 0) {
      end++;
    }
    return end;
  }

  private static int separatorLength(String upper, int i) {
    char c = upper.charAt(i);
    if (c == 'C') {
      return isCareOf(upper, i) ? CARE_OF.length() : 0;
    }
    return isSeparator(c) ? 1 : 0;
  }

  private static boolean isSpace(char c) {
    // U+FEFF is a blank only around a value; inside one it is no space, and nothing else is
    // deleted.
    return Whitespace.isBlank(c) && c != '\uFEFF';
  }

  private static boolean isDash(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  /** Recognizes C/O as a whole word: C/OAK has none. */
  private static boolean isCareOf(String upper, int i) {
    int end = i + CARE_OF.length();
    return upper.startsWith(CARE_OF, i)
        && (i == 0 || !Character.isLetterOrDigit(upper.codePointBefore(i)))
        && (end == upper.length() || !Character.isLetterOrDigit(upper.codePointAt(end)));
  }

  /**
   * Recognizes brackets of any kind: everything that Unicode calls opening or closing punctuation,
   * full-width and East Asian brackets among them, and angle ones.
   */
  private static boolean isBracket(char c) {
    int category = Character.getType(c);
    return (category == Character.START_PUNCTUATION || category == Character.END_PUNCTUATION)
        && !isQuotationMark(c);
  }

  /** Unicode counts the low and the East Asian double quotation marks among them; we don't. */
  private static boolean isQuotationMark(char c) {
    return c == 0x201A || c == 0x201E || (c >= 0x301D && c <= 0x301F);
  }
}
