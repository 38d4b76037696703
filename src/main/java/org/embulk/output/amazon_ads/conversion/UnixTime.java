package org.embulk.output.amazon_ads.conversion;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.conversion.EventTimes.Result;

/**
 * Reads Unix time, whose number of digits tells seconds, milliseconds, microseconds and nanoseconds
 * apart.
 */
final class UnixTime {
  /** With a point or an exponent it is the text of a double. */
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(?=[0-9])0*+([0-9]*+)((?:\\.[0-9]++)?+(?:[Ee][+-]?+[0-9]{1,3})?+)");

  /** 11 digits of seconds reach the year 5138; a 12th could mean milliseconds before 2001. */
  private static final int MAX_SECONDS_DIGITS = 11;

  /** As Unix time has from 2001 to 2286. */
  private static final int SECONDS_DIGITS = 10;

  private static final int MILLIS_DIGITS = 13;
  private static final int MICROS_DIGITS = 16;
  private static final int NANOS_DIGITS = 19;
  private static final int DATE_DIGITS = 8;

  /** More than the decimals and the exponent of any double have. */
  private static final int MAX_DECIMALS_LENGTH = 32;

  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

  private static final String DIGITS_RULE =
      "a number must be Unix time in seconds (at most 11 digits), milliseconds (13 digits),"
          + " microseconds (16 digits) or nanoseconds (19 digits)";
  private static final String DATE_RULE =
      "must not be 8 digits that are a date, such as 20260414: as Unix time they are a day in 1970";

  private UnixTime() {}

  /** Returns the time of a text of digits, or of one of a double; null if it is no number. */
  static Result parse(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return null;
    }
    // Never parse more digits than a time can have: it takes more than linear time.
    return number.group(2).length() > NANOS_DIGITS || number.group(3).length() > MAX_DECIMALS_LENGTH
        ? Result.invalid(DIGITS_RULE)
        : of(new BigDecimal(number.group(1) + "0" + number.group(2) + number.group(3)));
  }

  static Result of(double number) {
    return Double.isFinite(number) ? of(BigDecimal.valueOf(number)) : Result.invalid(DIGITS_RULE);
  }

  static Result of(BigDecimal number) {
    BigInteger whole = number.toBigInteger().abs();
    int digits = whole.signum() == 0 ? 1 : whole.toString().length();
    if (digits == DATE_DIGITS && isDateOfThisCentury(number)) {
      return Result.invalid(DATE_RULE);
    }
    if (digits <= MAX_SECONDS_DIGITS) {
      return seconds(number);
    }
    return digits == MILLIS_DIGITS || digits == MICROS_DIGITS || digits == NANOS_DIGITS
        ? seconds(number.scaleByPowerOfTen(SECONDS_DIGITS - digits))
        : Result.invalid(DIGITS_RULE);
  }

  /** Returns whether a number of 8 digits before the point is a date such as 20260414. */
  private static boolean isDateOfThisCentury(BigDecimal number) {
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      return false;
    }
    int date = number.intValue();
    int year = date / 10_000;
    if (year < 2000 || year > 2099) {
      return false;
    }
    try {
      LocalDate.of(year, date / 100 % 100, date % 100);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Result seconds(BigDecimal seconds) {
    BigInteger[] parts =
        seconds
            .multiply(NANOS_PER_SECOND)
            .toBigInteger()
            .divideAndRemainder(NANOS_PER_SECOND.toBigInteger());
    return Result.ofNumber(
        Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()));
  }
}
