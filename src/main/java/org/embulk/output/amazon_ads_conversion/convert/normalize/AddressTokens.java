package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.ArrayList;
import java.util.List;

/** Splits an upper-case street line into the tokens that are looked up. */
final class AddressTokens {
  private static final String CARE_OF = "C/O";

  /** Returns the tokens in their order, none of them empty. */
  List<String> split(String upper) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < upper.length()) {
      char c = upper.charAt(i);
      if (c == '#') {
        add(tokens, upper.substring(start, i));
        tokens.add("#");
        start = ++i;
      } else if (upper.startsWith(CARE_OF, i)) {
        add(tokens, upper.substring(start, i));
        start = i += CARE_OF.length();
      } else if (isSeparator(c)) {
        add(tokens, upper.substring(start, i));
        start = ++i;
      } else {
        i++;
      }
    }
    add(tokens, upper.substring(start));
    return tokens;
  }

  /** Splits {@code 12-B} in two; every other dash belongs to its token. */
  private static void add(List<String> tokens, String token) {
    int dash = token.lastIndexOf('-');
    if (dash > 0
        && LettersAndDigits.isDigits(token.substring(0, dash))
        && !LettersAndDigits.isDigits(token.substring(dash + 1))) {
      tokens.add(token.substring(0, dash));
      token = token.substring(dash + 1);
    }
    if (!token.isEmpty()) {
      tokens.add(token);
    }
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == '.' || c == '!' || Whitespace.isBlank(c) || isBracket(c);
  }

  /** Knows round, square, curly and angle brackets, and those of Unicode, full-width ones too. */
  private static boolean isBracket(char c) {
    if (c < 0x80) {
      return "()[]{}<>".indexOf(c) >= 0;
    }
    int category = Character.getType(c);
    return (category == Character.START_PUNCTUATION || category == Character.END_PUNCTUATION)
        && !isLowQuotationMark(c);
  }

  /** Unicode counts these quotation marks among the brackets; nobody else does. */
  private static boolean isLowQuotationMark(char c) {
    return c == '\u201A' || c == '\u201E' || (c >= '\u301D' && c <= '\u301F');
  }
}
