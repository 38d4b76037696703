package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what looks like personal data (e-mail addresses, long numbers, digests, device ids) or an
 * access token. Each check scans the text once, since the server decides how long a message is.
 */
final class SensitivePatterns {
  private static final String BLANKS = " \t\n\u000B\f\r";
  private static final int MIN_DIGITS = 7;
  private static final int MIN_HEXADECIMAL = 32;

  /**
   * A Login with Amazon token or an API token, by its prefix, or whatever is called a bearer token.
   */
  private static final Pattern TOKEN =
      Pattern.compile("(?:Atz[a-z]|amzn_ads)\\|\\S++|\\b(?i:Bearer)\\s++\\S++");

  private SensitivePatterns() {}

  static void hide(MaskedText masked) {
    hideTokens(masked);
    hideEmails(masked);
    hideNumbersAndHexadecimal(masked);
  }

  /** Hides only what consists of characters that a code or a field location may have. */
  static void hideNumbersAndHexadecimal(MaskedText masked) {
    hideNumbers(masked);
    hideHexadecimal(masked);
  }

  private static void hideTokens(MaskedText masked) {
    Matcher token = TOKEN.matcher(masked.text());
    while (token.find()) {
      masked.hide(token.start(), token.end());
    }
  }

  /** Hides words that contain an at sign, plain or URL-encoded, with text on both sides. */
  private static void hideEmails(MaskedText masked) {
    String text = masked.text();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || BLANKS.indexOf(text.charAt(i)) >= 0) {
        if (isEmail(text.substring(start, i))) {
          masked.hide(start, i);
        }
        start = i + 1;
      }
    }
  }

  private static boolean isEmail(String word) {
    for (String at : new String[] {"@", "＠", "%40"}) {
      int first = word.indexOf(at, 1);
      if (first > 0 && first + at.length() < word.length()) {
        return true;
      }
    }
    return false;
  }

  private static void hideNumbers(MaskedText masked) {
    String text = masked.text();
    int start = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      digits = Character.isDigit(character) ? digits + 1 : 0;
      start = digits == 1 ? i : start;
      i += Character.charCount(character);
      if (digits >= MIN_DIGITS) {
        masked.hide(start, i);
      }
    }
  }

  /** Hides hexadecimal digits, even if separated by single hyphens as in a UUID. */
  private static void hideHexadecimal(MaskedText masked) {
    String text = masked.text();
    int start = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isHexadecimal(text.charAt(i))) {
        digits++;
        start = digits == 1 ? i : start;
      } else if (text.charAt(i) != '-' || i == 0 || text.charAt(i - 1) == '-') {
        digits = 0;
      }
      if (digits >= MIN_HEXADECIMAL) {
        masked.hide(start, i + 1);
      }
    }
  }

  private static boolean isHexadecimal(char character) {
    return character < 128 && Character.digit(character, 16) >= 0;
  }
}
