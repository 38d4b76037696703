package org.embulk.output.amazon_ads.core.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes a number that went through a float on its way into a text, as by pandas, spreadsheets
 * and casts in SQL: {@code 2134.0}, {@code 1067,0}, {@code 1.20655512E10}.
 */
final class PrintedFloat {
  private static final Pattern FLOAT =
      Pattern.compile("([+-]?)([0-9]+)(?:[.,]([0-9]*))?(?:[Ee]([+-]?[0-9]+))?");

  /**
   * The most zeros that an exponent may fill in: more of them are digits that a spreadsheet has
   * rounded away, as in {@code 2.06556E+09}.
   */
  private static final int MAX_FILLED_ZEROS = 3;

  /** A sign and three digits; no float prints a longer exponent. */
  private static final int MAX_EXPONENT_LENGTH = 4;

  private final boolean exponential;
  private final String whole;

  private PrintedFloat(boolean exponential, String whole) {
    this.exponential = exponential;
    this.whole = whole;
  }

  /** Returns the number, or empty if the text is none or has neither decimals nor an exponent. */
  static Optional<PrintedFloat> in(String text) {
    Matcher matcher = FLOAT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String decimals = matcher.group(3) == null ? "" : matcher.group(3);
    String exponent = matcher.group(4);
    if (exponent == null) {
      // "98109." is the end of a sentence as well.
      return decimals.isEmpty()
          ? Optional.empty()
          : Optional.of(new PrintedFloat(false, whole(matcher, decimals, 0)));
    }
    String whole =
        exponent.length() > MAX_EXPONENT_LENGTH
            ? null
            : whole(matcher, decimals, Integer.parseInt(exponent));
    return Optional.of(new PrintedFloat(true, whole));
  }

  /** Moves the point by the exponent; null if digits remain behind it, or too many are missing. */
  private static String whole(Matcher matcher, String decimals, int exponent) {
    String digits = matcher.group(2) + decimals;
    int point = matcher.group(2).length() + exponent;
    int missing = point - digits.length();
    if (point <= 0 || missing > MAX_FILLED_ZEROS) {
      return null;
    }
    StringBuilder whole = new StringBuilder(matcher.group(1)).append(digits);
    for (int i = 0; i < missing; i++) {
      whole.append('0');
    }
    for (int i = point; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return null;
      }
    }
    whole.setLength(matcher.group(1).length() + point);
    return whole.toString();
  }

  /** Returns whether it is printed with an exponent. */
  boolean isExponential() {
    return exponential;
  }

  /** Returns the number without point and exponent; empty if it is not whole, or was rounded. */
  Optional<String> whole() {
    return Optional.ofNullable(whole);
  }
}
