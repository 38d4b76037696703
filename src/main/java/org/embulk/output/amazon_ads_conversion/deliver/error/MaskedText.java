package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.BitSet;

/**
 * A text of which parts are hidden.
 *
 * <p>Whatever looks for such parts always sees the text as it came, so what one has found can't
 * keep another from finding the rest.
 */
public final class MaskedText {
  static final String HIDDEN = "…";

  private final String text;
  private final BitSet hidden = new BitSet();

  MaskedText(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Hides the characters from one index to before the other. */
  public void hide(int from, int to) {
    hidden.set(from, to);
  }

  /**
   * Returns the text in one line: each hidden part is {@code …}, characters that don't print are
   * blanks.
   *
   * @param end the index before which the text is shown
   */
  String show(int end) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < end; ) {
      int character = text.codePointAt(i);
      String next = hidden.get(i) ? HIDDEN : printable(character);
      boolean repeated =
          next.equals(HIDDEN) ? i > 0 && hidden.get(i - 1) : isBlankAgain(next, shown);
      if (!repeated) {
        shown.append(next);
      }
      i += hidden.get(i) ? 1 : Character.charCount(character);
    }
    return shown.toString().trim();
  }

  private static boolean isBlankAgain(String next, StringBuilder shown) {
    return next.equals(" ") && shown.length() > 0 && shown.charAt(shown.length() - 1) == ' ';
  }

  private static String printable(int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return " ";
      default:
        return new String(Character.toChars(character));
    }
  }
}
