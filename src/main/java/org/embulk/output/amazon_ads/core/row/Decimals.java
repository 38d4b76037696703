package org.embulk.output.amazon_ads.core.row;

import java.math.BigDecimal;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Parses numbers from longs, doubles and texts, exactly and without an exception that quotes them.
 */
public final class Decimals {
  /** More than any valid number has; longer ones take more than linear time. */
  private static final int MAX_CHARACTERS = 100;

  private Decimals() {}

  /**
   * Returns the number, a double by its shortest decimal text; empty if it is not a plain decimal
   * number (no exponent, no separators) of at most 100 characters.
   */
  public static Optional<BigDecimal> of(Object value) {
    if (value instanceof Long) {
      return Optional.of(BigDecimal.valueOf((Long) value));
    }
    if (value instanceof Double) {
      double number = (Double) value;
      return Double.isNaN(number) || Double.isInfinite(number)
          ? Optional.empty()
          : Optional.of(BigDecimal.valueOf(number));
    }
    if (!(value instanceof String)) {
      return Optional.empty();
    }
    String text = Whitespace.trim((String) value);
    return text.length() <= MAX_CHARACTERS && isPlain(text)
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** Returns whether a text is a sign or none, digits, and a point or none, as in 5, +5. and .5. */
  private static boolean isPlain(String text) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else if (i > 0 || c != '+' && c != '-') {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  /** Returns the number as a 32-bit integer; empty if it is not one, or a text with a point. */
  public static Optional<Integer> int32(Object value) {
    return of(value)
        .filter(
            decimal ->
                decimal.precision() - decimal.scale() <= 10
                    && decimal.stripTrailingZeros().scale() <= 0
                    && (!(value instanceof String) || ((String) value).indexOf('.') < 0))
        .map(BigDecimal::longValueExact)
        .filter(whole -> whole == whole.intValue())
        .map(Long::intValue);
  }
}
