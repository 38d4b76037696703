package org.embulk.output.amazon_ads.core.row;

import org.embulk.output.amazon_ads.core.text.Printable;

/**
 * What a value looks like without what it says: each digit is {@code 9}, each letter {@code a}, and
 * everything else as it is. For messages about columns that are not personal.
 */
public final class Shape {
  private static final int MAX_CHARACTERS = 40;

  private static final String LOOKS_LIKE = ", but looks like ";

  private Shape() {}

  /** Returns a rule with what the value looks like instead. */
  public static String after(String rule, Object value) {
    return rule + LOOKS_LIKE + of(value);
  }

  /** Returns the rule alone, where the value itself may be shown. */
  static String without(String rule) {
    int end = rule.indexOf(LOOKS_LIKE);
    return end < 0 ? rule : rule.substring(0, end);
  }

  /** Returns the shape of a value in quotes; of at most 40 characters, and then an ellipsis. */
  public static String of(Object value) {
    String text = String.valueOf(value);
    StringBuilder shape = new StringBuilder();
    text.codePoints()
        .limit(MAX_CHARACTERS)
        .map(c -> Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c)
        .forEach(shape::appendCodePoint);
    boolean isCut = text.codePointCount(0, text.length()) > MAX_CHARACTERS;
    return Printable.quoted(shape.toString()) + (isCut ? "…" : "");
  }
}
