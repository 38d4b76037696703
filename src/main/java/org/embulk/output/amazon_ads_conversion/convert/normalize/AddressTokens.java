package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Splits an upper-case street line into the tokens to look up.
 *
 * <p>Splits at White_Space, commas, full stops, {@code !}, brackets and the word {@code C/O}, which
 * are dropped; at the dash of {@code 12-B}, also dropped; and around {@code #}, which is kept. The
 * dash is handled before the {@code #}, as in Amazon's code: {@code #12-B} is {@code #} and {@code
 * 12-B}.
 */
final class AddressTokens {
  private static final String CARE_OF = "C/O";
  private static final char NUMBER_SIGN = '#';

  private static final String ASCII_BRACKETS = "()[]{}<>";

  private AddressTokens() {}

  /** Returns the tokens in order, none of them empty. */
  static List<String> split(String upper) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < upper.length()) {
      int separator = separatorLength(upper, i);
      if (separator > 0) {
        splitAtDash(tokens, upper.substring(start, i));
        start = i + separator;
        i = start;
      } else {
        i++;
      }
    }
    splitAtDash(tokens, upper.substring(start));
    return tokens;
  }

  private static void splitAtDash(List<String> tokens, String token) {
    int dash = token.lastIndexOf('-');
    // A dash at the end has nothing after it to separate from the digits, so it is kept.
    if (dash > 0 && dash < token.length() - 1) {
      String before = token.substring(0, dash);
      String after = token.substring(dash + 1);
      if (isDigits(before) && !isDigits(after)) {
        splitAtNumberSign(tokens, before);
        splitAtNumberSign(tokens, after);
        return;
      }
    }
    splitAtNumberSign(tokens, token);
  }

  private static void splitAtNumberSign(List<String> tokens, String token) {
    int start = 0;
    for (int sign = token.indexOf(NUMBER_SIGN); sign >= 0; ) {
      add(tokens, token.substring(start, sign));
      tokens.add(String.valueOf(NUMBER_SIGN));
      start = sign + 1;
      sign = token.indexOf(NUMBER_SIGN, start);
    }
    add(tokens, token.substring(start));
  }

  private static void add(List<String> tokens, String token) {
    if (!token.isEmpty()) {
      tokens.add(token);
    }
  }

  private static boolean isDigits(String text) {
    return text.codePoints().allMatch(Character::isDigit);
  }

  private static int separatorLength(String upper, int i) {
    char c = upper.charAt(i);
    if (c == ',' || c == '.' || c == '!' || isSpace(c) || isBracket(c)) {
      return 1;
    }
    return c == 'C' && isCareOf(upper, i) ? CARE_OF.length() : 0;
  }

  private static boolean isSpace(char c) {
    // U+FEFF is a blank only around a value: inside one it is not a space, and nothing else is
    // deleted.
    return Whitespace.isBlank(c) && c != '\uFEFF';
  }

  /** Matches C/O as a whole word only: not in C/OAK. */
  private static boolean isCareOf(String upper, int i) {
    int end = i + CARE_OF.length();
    return upper.startsWith(CARE_OF, i)
        && (i == 0 || !Character.isLetterOrDigit(upper.codePointBefore(i)))
        && (end == upper.length() || !Character.isLetterOrDigit(upper.codePointAt(end)));
  }

  /**
   * Matches brackets of any kind: everything that Unicode calls opening or closing punctuation,
   * including full-width and East Asian brackets, and angle brackets.
   */
  private static boolean isBracket(char c) {
    if (c < 0x80) {
      return ASCII_BRACKETS.indexOf(c) >= 0;
    }
    int category = Character.getType(c);
    return (category == Character.START_PUNCTUATION || category == Character.END_PUNCTUATION)
        && !isQuotationMark(c);
  }

  /** Unicode counts low and East Asian double quotation marks as brackets; we don't. */
  private static boolean isQuotationMark(char c) {
    return c == 0x201A || c == 0x201E || (c >= 0x301D && c <= 0x301F);
  }
}
