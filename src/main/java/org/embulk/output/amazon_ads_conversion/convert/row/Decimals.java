package org.embulk.output.amazon_ads_conversion.convert.row;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Parses numbers from longs, doubles and texts, exactly and without an exception that quotes them.
 */
public final class Decimals {
  private static final Pattern PLAIN = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");

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
    return text.length() <= MAX_CHARACTERS && PLAIN.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** Returns the number as a 32-bit integer; empty if it is not one. */
  public static Optional<Integer> int32(Object value) {
    return of(value)
        .filter(
            number ->
                number.precision() - number.scale() <= 10
                    && number.stripTrailingZeros().scale() <= 0
                    && (!(value instanceof String) || number.scale() == 0))
        .map(BigDecimal::longValueExact)
        .filter(number -> number == number.intValue())
        .map(Long::intValue);
  }
}
