package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with hidden parts.
 *
 * <p>Every detector sees the original text, so what one has hidden can't keep another from finding
 * the rest.
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

  /** Hides the characters from one index (inclusive) to the other (exclusive). */
  public void hide(int from, int to) {
    hidden.set(from, to);
  }

  /** Returns the text without what matches; what remains is hidden as it was. */
  MaskedText without(Pattern pattern) {
    MaskedText rest = new MaskedText(pattern.matcher(text).replaceAll(""));
    Matcher matcher = pattern.matcher(text);
    int removed = 0;
    int kept = 0;
    while (matcher.find()) {
      rest.copyHidden(this, kept, matcher.start(), kept - removed);
      removed += matcher.end() - matcher.start();
      kept = matcher.end();
    }
    rest.copyHidden(this, kept, text.length(), kept - removed);
    return rest;
  }

  private void copyHidden(MaskedText other, int from, int to, int target) {
    for (int i = from; i < to; i++) {
      hidden.set(target + i - from, other.hidden.get(i));
    }
  }

  /**
   * Returns the text on one line, with {@code …} for each hidden part and blanks for unprintable
   * characters.
   *
   * @param end the index up to which the text is shown, exclusive
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
    return isPrintable(character) ? new String(Character.toChars(character)) : " ";
  }

  /** Returns whether a character is shown as it is, and not as a blank. */
  static boolean isPrintable(int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}
