package org.embulk.output.amazon_ads.core.row;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Reads decimal numbers as exports write them, exactly and without an exception that quotes them.
 *
 * <p>Of two different separators ({@code .}, {@code ,}, an apostrophe, a blank) the later one is
 * the decimal point, and the other separates groups of three digits. Of one kind, several separate
 * groups; a single full stop or comma is the decimal point. But a single comma before three digits
 * could be either, so such a number is refused.
 */
public final class Decimals {
  /** Its numbers are examples, not the row's. */
  static final String AMBIGUOUS =
      "must be unambiguous, but has a comma before its last three digits, which can be read in two"
          + " ways, such as 1,299 as 1299 or as 1.30: leave the comma out, or write a point";

  /** More than any valid number has; a longer BigDecimal takes more than linear time. */
  private static final int MAX_CHARACTERS = 100;

  private static final Pattern PLAIN = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)");

  private static final Pattern COMMA = Pattern.compile("([+-]?[0-9]*),([0-9]+)");

  /** Groups of three digits, then perhaps a decimal point that is no separator of groups. */
  private static final Pattern GROUPS =
      Pattern.compile("([+-]?[0-9]{1,3}([.,' ])[0-9]{3}(?:\\2[0-9]{3})*)(?:(?!\\2)[.,]([0-9]*))?");

  private static final int GROUP_DIGITS = 3;

  private Decimals() {}

  /**
   * Returns the number; a double by its shortest decimal text.
   *
   * @param rule what the value must be, for the message if it is no number of at most 100
   *     characters
   */
  public static BigDecimal read(Object value, String column, Reason reason, String rule)
      throws InvalidRecordException {
    if (value instanceof Long) {
      return BigDecimal.valueOf((Long) value);
    }
    if (value instanceof Double && Double.isFinite((Double) value)) {
      return BigDecimal.valueOf((Double) value);
    }
    String text = value instanceof String ? Whitespace.trim((String) value) : "";
    if (text.length() > MAX_CHARACTERS) {
      throw new InvalidRecordException(reason, column, Shape.after(rule, value));
    }
    if (PLAIN.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    text = withPlainSeparators(text);
    Matcher comma = COMMA.matcher(text);
    if (comma.matches()) {
      if (comma.group(2).length() == GROUP_DIGITS) {
        throw new InvalidRecordException(reason, column, AMBIGUOUS);
      }
      return new BigDecimal(comma.group(1) + "." + comma.group(2));
    }
    Matcher groups = GROUPS.matcher(text);
    if (!groups.matches()) {
      throw new InvalidRecordException(reason, column, Shape.after(rule, value));
    }
    String whole = groups.group(1).replace(groups.group(2), "");
    return new BigDecimal(groups.group(3) == null ? whole : whole + "." + groups.group(3));
  }

  /**
   * Returns a whole number of 32 bits; {@code 2.0} is one.
   *
   * @param rule what the value must be, for the message
   */
  public static int int32(Object value, String column, Reason reason, String rule)
      throws InvalidRecordException {
    BigDecimal number = read(value, column, reason, rule);
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw new InvalidRecordException(reason, column, Shape.after(rule, value));
    }
  }

  /** Blanks of any kind separate alike, and so do both apostrophes that Swiss exports write. */
  private static String withPlainSeparators(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.setCharAt(i, Whitespace.isBlank(c) ? ' ' : c == '\u2019' ? '\'' : c);
    }
    return plain.toString();
  }
}
