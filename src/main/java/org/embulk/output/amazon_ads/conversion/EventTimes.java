package org.embulk.output.amazon_ads.conversion;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Reason;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Parses points in time in every format that {@code event_time} may have.
 *
 * <p>Not thread-safe, because of the user's own format.
 */
public final class EventTimes {
  /** A date, {@code T} or a blank, a time with seconds, an optional fraction, an optional zone. */
  private static final Pattern DATE_AND_TIME =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]++)?+) ?(.*)");

  /** How many characters of a time are read: {@code HH:mm:ss}, a point, and nanoseconds. */
  private static final int MAX_TIME_LENGTH = 18;

  private static final Pattern OFFSET = Pattern.compile("[Zz]|[+-][0-9]{2}:?[0-9]{2}");

  /** A number of Unix time; with a point or an exponent it is the text of a double. */
  private static final Pattern UNIX_TIME =
      Pattern.compile("(-?)(?=[0-9])0*+([0-9]*+)((?:\\.[0-9]++)?+(?:[Ee][+-]?+[0-9]{1,3})?+)");

  /** 11 digits of seconds reach the year 5138; a 12th could mean milliseconds before 2001. */
  private static final int MAX_SECONDS_DIGITS = 11;

  private static final int MILLIS_DIGITS = 13;
  private static final int DATE_DIGITS = 8;

  /** More than the decimals and the exponent of any double have. */
  private static final int MAX_DECIMALS_LENGTH = 32;

  private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final String DIGITS_RULE =
      "a number must be Unix time in seconds (at most 11 digits) or milliseconds (13 digits)";
  private static final String DATE_RULE =
      "must not be 8 digits that are a date, such as 20260414: as Unix time they are a day in 1970";
  private static final String TEXT_RULE =
      "must be a time such as 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time";
  private static final String YEAR_RULE = "must be in the years 1 to 9999";

  private final ZoneId defaultZone;
  private final CustomTimeFormat customFormat;

  /**
   * @param defaultZone the zone for texts without one
   * @param customFormat a pattern of embulk-util-timestamp that is tried before the built-in forms,
   *     or null
   */
  public EventTimes(ZoneId defaultZone, String customFormat) {
    this.defaultZone = defaultZone;
    this.customFormat = customFormat == null ? null : new CustomTimeFormat(customFormat);
  }

  /** Formats a point in time for Amazon: ISO 8601 in UTC, with milliseconds if there are any. */
  public static String format(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Returns the point in time of a required column. */
  public Instant required(Row row, EventColumn column, Reason reason)
      throws InvalidRecordException {
    return read(row.get(column), column.columnName(), reason);
  }

  /**
   * Returns the point in time of a value that must not be blank.
   *
   * @param column the name of its column, for messages
   */
  public Instant read(Object value, String column, Reason reason) throws InvalidRecordException {
    if (Cells.isAbsent(value)) {
      throw new InvalidRecordException(RowReason.MISSING_COLUMN_VALUE, column, "must not be blank");
    }
    Result result = parse(value);
    if (result.time == null) {
      throw new InvalidRecordException(reason, column, result.rule);
    }
    if (result.time.isBefore(EARLIEST) || result.time.isAfter(LATEST)) {
      throw new InvalidRecordException(reason, column, YEAR_RULE);
    }
    return result.time;
  }

  private Result parse(Object value) {
    if (value instanceof Instant) {
      return Result.of((Instant) value);
    }
    if (value instanceof Long) {
      return unixTime(BigDecimal.valueOf((Long) value));
    }
    if (value instanceof Double) {
      double number = (Double) value;
      boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
      return finite ? unixTime(BigDecimal.valueOf(number)) : Result.invalid(DIGITS_RULE);
    }
    if (!(value instanceof String)) {
      return Result.invalid(TEXT_RULE);
    }
    String text = Whitespace.trim((String) value);
    Instant common = customFormat == null ? CommonTimes.parse(text) : null;
    return common == null ? text(text) : Result.of(common);
  }

  private static Result unixTime(BigDecimal number) {
    BigInteger whole = number.toBigInteger().abs();
    int digits = whole.signum() == 0 ? 1 : whole.toString().length();
    if (digits == DATE_DIGITS && isDateOfThisCentury(number)) {
      return Result.invalid(DATE_RULE);
    }
    if (digits <= MAX_SECONDS_DIGITS) {
      return seconds(number);
    }
    return digits == MILLIS_DIGITS
        ? seconds(number.divide(MILLIS_PER_SECOND))
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
    return Result.of(Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()));
  }

  private Result text(String text) {
    Optional<Temporal> own = customFormat == null ? Optional.empty() : customFormat.parse(text);
    if (own.isPresent()) {
      return own.get() instanceof Instant
          ? Result.of((Instant) own.get())
          : local((LocalDateTime) own.get(), defaultZone);
    }
    Matcher unixTime = UNIX_TIME.matcher(text);
    if (unixTime.matches()) {
      // Never parse more digits than a time can have: it takes more than linear time.
      return unixTime.group(2).length() > MILLIS_DIGITS
              || unixTime.group(3).length() > MAX_DECIMALS_LENGTH
          ? Result.invalid(DIGITS_RULE)
          : unixTime(
              new BigDecimal(unixTime.group(1) + "0" + unixTime.group(2) + unixTime.group(3)));
    }
    Matcher dateAndTime = DATE_AND_TIME.matcher(text);
    return dateAndTime.matches() ? dateAndTime(dateAndTime) : Result.invalid(TEXT_RULE);
  }

  private Result dateAndTime(Matcher matcher) {
    try {
      return local(
          LocalDateTime.of(LocalDate.parse(matcher.group(1)), time(matcher.group(2))),
          zone(matcher.group(3)));
    } catch (DateTimeException e) { // Its message quotes the row.
      return Result.invalid(TEXT_RULE + ", with a date, a time and a zone that exist");
    }
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(
        text.length() > MAX_TIME_LENGTH ? text.substring(0, MAX_TIME_LENGTH) : text);
  }

  private static Result local(LocalDateTime local, ZoneId zone) {
    // In an overlap the earlier offset comes first; in a gap there is none.
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? Result.invalid("falls in the hour that daylight saving time skips")
        : Result.of(local.toInstant(offsets.get(0)));
  }

  private ZoneId zone(String text) {
    if (text.isEmpty()) {
      return defaultZone;
    }
    return OFFSET.matcher(text).matches()
        ? ZoneOffset.of(text.equals("z") ? "Z" : text)
        : ZoneId.of(text);
  }

  /** A time, or the rule that the value breaks. */
  private static final class Result {
    private final Instant time;
    private final String rule;

    private Result(Instant time, String rule) {
      this.time = time;
      this.rule = rule;
    }

    static Result of(Instant time) {
      return new Result(time, null);
    }

    static Result invalid(String rule) {
      return new Result(null, rule);
    }
  }
}
