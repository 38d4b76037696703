package org.embulk.output.amazon_ads_conversion.deliver.error;

/** Hides quoted parts: text between quotation marks of any kind, or after an unmatched one. */
final class QuotedText {
  /** The characters that open a quoted part; those that close it are below, at the same index. */
  private static final String OPENING = "\"`'“”„«»‹›‘’‚「『＂";

  private static final String[] CLOSING = {
    "\"", "`", "'", "”“", "”", "“”", "»", "«", "›", "‹", "’", "’", "‘’", "」", "』", "＂"
  };

  private QuotedText() {}

  static void hide(MaskedText masked) {
    String text = masked.text();
    for (int i = 0; i < text.length(); i++) {
      int kind = OPENING.indexOf(text.charAt(i));
      if (kind >= 0 && !isInOrAfterWord(text, i)) {
        int end = end(text, i + 1, CLOSING[kind]);
        masked.hide(i, end);
        i = end - 1;
      }
    }
  }

  /** Returns the index after the closing mark, or the text's end if there is none. */
  private static int end(String text, int from, String closing) {
    for (int i = from; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\') {
        i++; // An escaped mark does not close.
      } else if (closing.indexOf(character) >= 0 && !isInWord(text, i)) {
        return i + 1;
      }
    }
    return text.length();
  }

  /**
   * Returns whether an apostrophe is inside or after a word ("the users' data"): it opens nothing.
   */
  private static boolean isInOrAfterWord(String text, int index) {
    return isSingle(text.charAt(index)) && isWordCharacter(text, index - 1);
  }

  /** Returns whether an apostrophe is inside a word: it closes nothing. */
  private static boolean isInWord(String text, int index) {
    return isSingle(text.charAt(index)) && isWordCharacter(text, index + 1);
  }

  private static boolean isSingle(char character) {
    return character == '\'' || character == '’';
  }

  private static boolean isWordCharacter(String text, int index) {
    return index >= 0
        && index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
  }
}
