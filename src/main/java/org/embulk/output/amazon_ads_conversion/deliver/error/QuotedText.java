package org.embulk.output.amazon_ads_conversion.deliver.error;

/** Hides quoted parts: what stands between quotation marks of any kind, or behind a lone one. */
final class QuotedText {
  /** Each character that opens a quoted part, and at the same place below what closes it. */
  private static final String OPENING = "\"`'“”„«»‹›‘’‚「『＂";

  private static final String[] CLOSING = {
    "\"", "`", "'", "”“", "”", "“”", "»", "«", "›", "‹", "’", "’", "‘’", "」", "』", "＂"
  };

  private QuotedText() {}

  static void hide(MaskedText masked) {
    String text = masked.text();
    for (int i = 0; i < text.length(); i++) {
      int kind = OPENING.indexOf(text.charAt(i));
      if (kind >= 0 && !isInsideOrBehindWord(text, i)) {
        int end = end(text, i + 1, CLOSING[kind]);
        masked.hide(i, end);
        i = end - 1;
      }
    }
  }

  /** Returns the index behind the closing mark, or the text's end where there is none. */
  private static int end(String text, int from, String closing) {
    for (int i = from; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\') {
        i++; // What is escaped does not close.
      } else if (closing.indexOf(character) >= 0 && !isApostrophe(text, i)) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** An apostrophe inside a word, or at the end of one as in "the users' data", opens nothing. */
  private static boolean isInsideOrBehindWord(String text, int index) {
    return isSingle(text.charAt(index)) && isWord(text, index - 1);
  }

  /** An apostrophe inside a word closes nothing. */
  private static boolean isApostrophe(String text, int index) {
    return isSingle(text.charAt(index)) && isWord(text, index + 1);
  }

  private static boolean isSingle(char character) {
    return character == '\'' || character == '’';
  }

  private static boolean isWord(String text, int index) {
    return index >= 0
        && index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
  }
}
