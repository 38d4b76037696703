package org.embulk.output.amazon_ads.core.identity;

/**
 * Splits an upper-case street line into tokens, and joins what the words make of each.
 *
 * <p>It splits at White_Space, commas, full stops, dashes, slashes, {@code !}, brackets and the
 * word {@code C/O}, which go, and around {@code #}, which stays.
 */
final class AddressTokens {
  private static final String CARE_OF = "C/O";
  private static final char NUMBER_SIGN = '#';

  private AddressTokens() {}

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
    return AddressCharacters.isSeparator(c) ? 1 : 0;
  }

  /** Recognizes C/O as a whole word: C/OAK has none. */
  private static boolean isCareOf(String upper, int i) {
    int end = i + CARE_OF.length();
    return upper.startsWith(CARE_OF, i)
        && (i == 0 || !Character.isLetterOrDigit(upper.codePointBefore(i)))
        && (end == upper.length() || !Character.isLetterOrDigit(upper.codePointAt(end)));
  }
}
