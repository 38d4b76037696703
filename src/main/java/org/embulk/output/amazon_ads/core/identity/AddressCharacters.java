package org.embulk.output.amazon_ads.core.identity;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Which characters separate the tokens of an address, and which of the others are sent.
 *
 * <p>Letters, marks and digits of scripts other than Latin stay, where Amazon's client would leave
 * nothing but digits of a Japanese address.
 */
final class AddressCharacters {
  private static final String OTHER_SEPARATORS = ",.!/<>";

  private AddressCharacters() {}

  /** Returns whether a character by itself ends a token. */
  static boolean isSeparator(char c) {
    return !Character.isLetterOrDigit(c)
        && (isSpace(c) || OTHER_SEPARATORS.indexOf(c) >= 0 || isDash(c) || isBracket(c));
  }

  private static boolean isSpace(char c) {
    // U+FEFF is a blank only around a value; inside one it separates nothing, and is only deleted.
    return Whitespace.isBlank(c) && c != '\uFEFF';
  }

  private static boolean isDash(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION;
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

  /** Unicode counts low and East Asian double quotation marks as brackets, too. */
  private static boolean isQuotationMark(char c) {
    return c == 0x201A || c == 0x201E || (c >= 0x301D && c <= 0x301F);
  }

  /**
   * Composes a lower-case text (NFC) and replaces its special characters, then keeps only a to z,
   * the ASCII digits, and the letters, marks and digits of scripts other than Latin.
   */
  static String clean(String lower) {
    String text = SpecialCharacters.replace(Normalizer.normalize(lower, Form.NFC));
    StringBuilder clean = new StringBuilder(text.length());
    boolean afterOtherScript = false;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      // A mark that many scripts share belongs to the script of the letter before it.
      boolean kept =
          LettersAndDigits.isLetterOrDigit(c)
              || isOtherScript(c) && (afterOtherScript || !isSharedMark(c));
      if (kept) {
        clean.appendCodePoint(c);
        afterOtherScript = c >= 0x80;
      } else if (!isSharedMark(c)) {
        afterOtherScript = false;
      }
    }
    return clean.toString();
  }

  private static boolean isOtherScript(int c) {
    return c >= 0x80
        && (Character.isLetter(c) || isMark(c) || Character.isDigit(c))
        && UnicodeScript.of(c) != UnicodeScript.LATIN;
  }

  private static boolean isSharedMark(int c) {
    return isMark(c) && UnicodeScript.of(c) == UnicodeScript.INHERITED;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
