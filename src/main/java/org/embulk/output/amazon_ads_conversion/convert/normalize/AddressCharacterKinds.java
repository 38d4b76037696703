package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * What becomes of a character of an address by itself, for those that become the same whatever
 * stands beside them.
 */
final class AddressCharacterKinds {
  /** A character that is deleted. */
  static final int DELETED = 0;

  /** A character that ends a token and is deleted. */
  static final int SEPARATOR = -1;

  /** A character that ends a token, unless it is part of a word or of {@code C/O}. */
  static final int SLASH_OR_FULL_STOP = -2;

  /** {@code #}, which is a token by itself. */
  static final int NUMBER_SIGN = -3;

  /** A letter of three UTF-8 bytes that stays as it is. */
  static final int KANA_OR_HAN = -4;

  /**
   * A character that may depend on its neighbours, that becomes anything but one or two ASCII
   * characters, or that is too rare to be listed.
   */
  static final int OTHER = -5;

  /** Of Basic Latin, Latin-1 and Latin Extended-A. */
  private static final int[] LATIN = kinds('\0', '\u017F');

  private static final char FIRST_PUNCTUATION = '\u2000';
  private static final char LAST_PUNCTUATION = '\u206F';

  /** Of General Punctuation, such as dashes and quotation marks. */
  private static final int[] PUNCTUATION = kinds(FIRST_PUNCTUATION, LAST_PUNCTUATION);

  private AddressCharacterKinds() {}

  /**
   * Returns what becomes of a character: one of the constants, or the one or two ASCII characters
   * that replace it, the second one in the next higher byte.
   */
  static int of(char c) {
    if (c < LATIN.length) {
      return LATIN[c];
    }
    if (c >= FIRST_PUNCTUATION && c <= LAST_PUNCTUATION) {
      return PUNCTUATION[c - FIRST_PUNCTUATION];
    }
    return isKanaOrHan(c) ? KANA_OR_HAN : OTHER;
  }

  /**
   * Returns whether a character is a letter that NFC leaves alone and that never attaches to the
   * one before it; ideographs that Unicode added later are rare.
   */
  private static boolean isKanaOrHan(char c) {
    return c >= 0x4E00 && c <= 0x9FA5
        || c >= 0x3041 && c <= 0x3096
        || c >= 0x30A1 && c <= 0x30FA
        || c == 0x30FC;
  }

  private static int[] kinds(char first, char last) {
    int[] kinds = new int[last - first + 1];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = derivedKind((char) (first + i));
    }
    return kinds;
  }

  /** Derives the kind of a character by normalizing it alone, the plain way. */
  private static int derivedKind(char c) {
    if (c == '/' || c == '.') {
      return SLASH_OR_FULL_STOP;
    }
    if (c == '#') {
      return NUMBER_SIGN;
    }
    if (AddressCharacters.isSeparator(c)) {
      return SEPARATOR;
    }
    String kept = AddressCharacters.clean(LetterCase.lower(LetterCase.upper(String.valueOf(c))));
    if (!LetterCase.isAscii(kept) || kept.length() > 2) {
      return OTHER;
    }
    if (kept.isEmpty()) {
      return DELETED;
    }
    return kept.charAt(0) + (kept.length() > 1 ? kept.charAt(1) << 8 : 0);
  }
}
