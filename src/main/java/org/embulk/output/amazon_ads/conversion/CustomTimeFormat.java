package org.embulk.output.amazon_ads.conversion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.embulk.util.rubytime.RubyDateTimeFormatter;
import org.embulk.util.rubytime.RubyDateTimeParsedElementsQuery;
import org.embulk.util.timestamp.TimestampFormatter;

/**
 * Parses times by the user's own pattern.
 *
 * <p>embulk-util-timestamp accepts no default zone with daylight saving for its {@code java:} and
 * {@code ruby:} patterns, and shifts a time in the gap for its older ones. So it never gets the
 * user's zone here: a text whose point in time depends on the default offset names no zone itself.
 *
 * <p>Not thread-safe.
 */
final class CustomTimeFormat {
  private static final String JAVA = "java:";
  private static final String RUBY = "ruby:";
  private static final ZoneOffset NOT_UTC = ZoneOffset.ofHours(1);

  private final TimestampFormatter inUtc;
  private final TimestampFormatter notInUtc;
  private final Optional<RubyDateTimeFormatter> ruby;

  /**
   * @throws IllegalArgumentException if it is not a pattern of embulk-util-timestamp
   */
  CustomTimeFormat(String pattern) {
    this.inUtc = formatter(pattern, ZoneOffset.UTC);
    this.notInUtc = formatter(pattern, NOT_UTC);
    this.ruby =
        pattern.startsWith(JAVA)
            ? Optional.empty()
            : Optional.of(
                RubyDateTimeFormatter.ofPattern(
                    pattern.startsWith(RUBY) ? pattern.substring(RUBY.length()) : pattern));
  }

  private static TimestampFormatter formatter(String pattern, ZoneOffset offset) {
    TimestampFormatter.Builder builder = TimestampFormatter.builder(pattern, true);
    return pattern.startsWith(JAVA) || pattern.startsWith(RUBY)
        ? builder.setDefaultZoneOffset(offset).build()
        : builder.setDefaultZoneId(offset).build();
  }

  /**
   * Returns an {@link Instant} if the text names its zone, a {@link LocalDateTime} if it does not,
   * and empty if it does not match.
   */
  Optional<Temporal> parse(String text) {
    try {
      Map<String, Object> fields = rubyFields(text);
      if (fields.containsKey("leftover") || !exists(fields)) {
        return Optional.empty();
      }
      Instant time = inUtc.parse(text);
      if (time.equals(notInUtc.parse(text))) {
        return Optional.of(time);
      }
      return fields.containsKey("zone") // A zone name that matches but is unknown.
          ? Optional.empty()
          : Optional.of(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    } catch (RuntimeException e) { // It may be of any class, and its message quotes the text.
      return Optional.empty();
    }
  }

  /** Returns the fields that a Ruby pattern finds in the text, before they are resolved. */
  private Map<String, Object> rubyFields(String text) {
    return ruby.map(
            pattern ->
                RubyDateTimeParsedElementsQuery.withBigDecimal()
                    .queryFrom(pattern.parseUnresolved(text)))
        .orElse(Collections.emptyMap());
  }

  /** Returns false for February 30 and second 60, which the library turns into other times. */
  private static boolean exists(Map<String, Object> fields) {
    if (Integer.valueOf(60).equals(fields.get("sec"))) {
      return false;
    }
    Object year = fields.get("year");
    Object month = fields.get("mon");
    Object day = fields.get("mday");
    try {
      if (year != null && month != null && day != null) {
        LocalDate.of((Integer) year, (Integer) month, (Integer) day);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
