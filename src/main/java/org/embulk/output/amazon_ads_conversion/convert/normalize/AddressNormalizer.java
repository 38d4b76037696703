package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer.Form;

/**
 * Writes a street line without blanks and punctuation, its usual words as in the country's lists.
 *
 * <p>The steps and their order are those of Amazon's own client for the Events API: upper-case,
 * which turns {@code ß} into {@code SS}; replace whole words; lower-case; replace special
 * characters; delete the rest. Letters, marks and digits of scripts other than Latin stay, where
 * the client would leave nothing but digits of a Japanese address.
 */
final class AddressNormalizer implements Normalizer {
  private static final String REASON = "contains no letter or digit";

  private static final int MAX_MARKS = 30;

  /** NFC leaves every character below the combining marks as it is. */
  private static final char FIRST_MARK = '\u0300';

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    AddressWords words = AddressWords.in(country);
    byte[] address = words.fastPath().find(trimmed);
    if (address != null) {
      return key(address);
    }
    if (!WellFormed.is(trimmed)) {
      return MatchKey.leftOut(WellFormed.REASON);
    }
    String line = words.punctuated().replaceIn(LetterCase.upper(trimmed));
    address = words.fastPath().find(line); // For many lines the word was all.
    return address == null ? normalizePlainly(line, words) : key(address);
  }

  private static MatchKey key(byte[] address) {
    return address.length == 0 ? MatchKey.leftOut(REASON) : MatchKey.ofUtf8(address);
  }

  /** Normalizes an upper-case line step by step, as the rule says. */
  static MatchKey normalizePlainly(String line, AddressWords words) {
    String address = clean(LetterCase.lower(AddressTokens.join(line, words)));
    return hasLetterOrDigit(address) ? MatchKey.of(address) : MatchKey.leftOut(REASON);
  }

  private static boolean hasLetterOrDigit(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        return true;
      }
    }
    return false;
  }

  /** Replaces special characters in a lower-case text, and deletes what is no letter or digit. */
  static String clean(String lower) {
    String text = SpecialCharacters.replace(composed(lower));
    StringBuilder clean = new StringBuilder(text.length());
    boolean afterOtherScript = false;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      // A mark that many scripts share belongs to that of the letter before it.
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

  /**
   * Composes letters and their marks (NFC). Of a run of marks only the first 30 count, as in the
   * Stream-Safe Text Format (UAX #15): composing takes quadratic time in their number.
   */
  private static String composed(String text) {
    if (isBelowMarks(text)) {
      return text;
    }
    StringBuilder bounded = new StringBuilder(text.length());
    int marks = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (marks <= MAX_MARKS) {
        bounded.appendCodePoint(c);
      }
    }
    return java.text.Normalizer.normalize(bounded, Form.NFC);
  }

  /** Returns whether there is no combining mark, nor any character beyond them. */
  private static boolean isBelowMarks(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_MARK) {
        return false;
      }
    }
    return true;
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
