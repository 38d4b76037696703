package org.embulk.output.amazon_ads.conversion;

import java.math.BigDecimal;
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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Reason;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.core.row.Shape;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Parses points in time in every format that {@code event_time} may have.
 *
 * <p>Not thread-safe, because of the user's own format.
 */
public final class EventTimes {
  /**
   * A date, {@code T} or a blank, a time with or without seconds and a fraction, and perhaps a
   * zone.
   */
  private static final Pattern DATE_AND_TIME =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]"
              + "([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]++)?+)?+) ?(.*)");

  /** How many characters of a time are read: {@code HH:mm:ss}, a point, and nanoseconds. */
  private static final int MAX_TIME_LENGTH = 18;

  /** An offset, behind which Java writes the name of its zone. */
  private static final Pattern OFFSET =
      Pattern.compile("([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)(?:\\[([^\\[\\]]+)\\])?");

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final Instant EARLIEST_NUMBER = Instant.parse("2000-01-01T00:00:00Z");

  private static final String SPREADSHEET_RULE =
      "as Unix time, this number lies before the year 2000; it looks like a spreadsheet's day (such"
          + " as 46346.7118): export the column as a date and time";
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

  /**
   * Returns the point in time of a required column; one that is given as a number is no earlier
   * than the year 2000.
   */
  public Instant required(Row row, EventColumn column, Reason reason)
      throws InvalidRecordException {
    Object value = Cells.value(row, column);
    if (value == null) {
      throw new InvalidRecordException(RowReason.MISSING_COLUMN_VALUE, column, "must not be blank");
    }
    return read(value, column.columnName(), reason, EARLIEST_NUMBER);
  }

  /**
   * Returns the point in time of a value.
   *
   * @param column the name of its column, for messages
   */
  public Instant read(Object value, String column, Reason reason) throws InvalidRecordException {
    return read(value, column, reason, Instant.MIN);
  }

  private Instant read(Object value, String column, Reason reason, Instant earliestNumber)
      throws InvalidRecordException {
    Result result = parse(value);
    if (result.isNumber && result.time.isBefore(earliestNumber)) {
      throw new InvalidRecordException(reason, column, SPREADSHEET_RULE);
    }
    if (result.time == null) {
      throw new InvalidRecordException(reason, column, withShape(result.rule, value));
    }
    if (result.time.isBefore(EARLIEST) || result.time.isAfter(LATEST)) {
      throw new InvalidRecordException(reason, column, YEAR_RULE);
    }
    return result.time;
  }

  /** Says of a text in an unknown form what it looks like, and which option reads it. */
  private static String withShape(String rule, Object value) {
    return rule.equals(TEXT_RULE)
        ? Shape.after(rule, value) + "; set \"event_time_format\" to its form"
        : rule;
  }

  private Result parse(Object value) {
    if (value instanceof Instant) {
      return Result.of((Instant) value);
    }
    if (value instanceof Long) {
      return UnixTime.of(BigDecimal.valueOf((Long) value));
    }
    if (value instanceof Double) {
      return UnixTime.of((Double) value);
    }
    if (!(value instanceof String)) {
      return Result.invalid(TEXT_RULE);
    }
    String text = Whitespace.trim((String) value);
    Instant common = customFormat == null ? CommonTimes.parse(text) : null;
    return common == null ? text(text) : Result.of(common);
  }

  private Result text(String text) {
    Optional<Temporal> own = customFormat == null ? Optional.empty() : customFormat.parse(text);
    if (own.isPresent()) {
      return own.get() instanceof Instant
          ? Result.of((Instant) own.get())
          : local((LocalDateTime) own.get(), defaultZone);
    }
    Result number = UnixTime.parse(text);
    if (number != null) {
      return number;
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
        text.substring(0, Math.min(text.length(), MAX_TIME_LENGTH)).replace(',', '.'));
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
    Matcher offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      return ZoneId.of(text);
    }
    if (offset.group(2) != null) {
      ZoneId.of(offset.group(2)); // Must exist, but the offset counts.
    }
    return ZoneOffset.of(offset.group(1).toUpperCase(Locale.ROOT));
  }

  /** A time, or the rule that the value breaks. */
  static final class Result {
    private final Instant time;
    private final boolean isNumber;
    private final String rule;

    private Result(Instant time, boolean isNumber, String rule) {
      this.time = time;
      this.isNumber = isNumber;
      this.rule = rule;
    }

    static Result of(Instant time) {
      return new Result(time, false, null);
    }

    static Result ofNumber(Instant time) {
      return new Result(time, true, null);
    }

    static Result invalid(String rule) {
      return new Result(null, false, rule);
    }
  }
}
