package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Locale;

/**
 * Upper-cases and lower-cases whole texts with Unicode's full mappings, independent of language, in
 * linear time.
 *
 * <p>{@link String#toUpperCase(Locale)} and {@link String#toLowerCase(Locale)} give the same
 * result, but copy everything each time a letter expands ({@code ß}, {@code İ}), and search for the
 * word around each {@code Σ}: on a megabyte of these letters they take hours.
 */
final class LetterCase {
  private static final int CHUNK = 512;
  private static final char CAPITAL_SIGMA = 'Σ';
  private static final char SMALL_SIGMA = 'σ';
  private static final char FINAL_SIGMA = 'ς';
  private static final char CAPITAL_I_WITH_DOT = 'İ';
  private static final String SMALL_I_WITH_DOT = "i\u0307";

  /** The characters of Word_Break MidLetter, MidNumLet and Single_Quote. */
  private static final String INSIDE_WORDS =
      "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  private LetterCase() {}

  /** Upper-cases in chunks: independent of language, no letter depends on its neighbours. */
  static String upper(String text) {
    if (text.length() <= CHUNK) {
      return text.toUpperCase(Locale.ROOT);
    }
    StringBuilder upper = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(start + CHUNK, text.length());
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      upper.append(text.substring(start, end).toUpperCase(Locale.ROOT));
      start = end;
    }
    return upper.toString();
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Lower-cases; only sigma depends on its neighbours, as defined in SpecialCasing.txt. */
  static String lower(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder lower = new StringBuilder(text.length());
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c == CAPITAL_SIGMA) {
        lower.append(isFinal(text, i) ? FINAL_SIGMA : SMALL_SIGMA);
      } else if (c == CAPITAL_I_WITH_DOT) {
        lower.append(SMALL_I_WITH_DOT);
      } else {
        lower.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return lower.toString();
  }

  /** Returns whether a letter precedes and none follows, skipping ignorable characters. */
  private static boolean isFinal(String text, int sigma) {
    int before = sigma;
    while (before > 0 && isIgnorable(text.codePointBefore(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    int after = sigma + 1;
    while (after < text.length() && isIgnorable(text.codePointAt(after))) {
      after += Character.charCount(text.codePointAt(after));
    }
    return before > 0
        && isCased(text.codePointBefore(before))
        && (after == text.length() || !isCased(text.codePointAt(after)));
  }

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  private static boolean isIgnorable(int c) {
    switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK:
      case Character.ENCLOSING_MARK:
      case Character.FORMAT:
      case Character.MODIFIER_LETTER:
      case Character.MODIFIER_SYMBOL:
        return true;
      default:
        return INSIDE_WORDS.indexOf(c) >= 0;
    }
  }
}
