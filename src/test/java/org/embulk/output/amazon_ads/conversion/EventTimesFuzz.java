package org.embulk.output.amazon_ads.conversion;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.fuzz.FuzzInput;
import org.embulk.util.timestamp.TimestampFormatter;

/**
 * Reads any value as a time, by any pattern that the config takes: a point in time within the years
 * 1 to 9999 whose text is read as the same one, or an {@link InvalidRecordException} without a
 * cause, which might quote the value.
 */
public final class EventTimesFuzz {
  private static final String COLUMN = "event_time";
  private static final EventTimes WITHOUT_FORMAT = new EventTimes(ZoneId.of("UTC"), null);

  private EventTimesFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InvalidRecordException {
    FuzzInput input = new FuzzInput(data);
    ZoneId zone = ZoneId.of(input.oneOf("UTC", "America/New_York", "+09:00", "Asia/Kathmandu"));
    String format =
        switch (input.choose(4)) {
          case 0 -> input.oneOf("%Y-%m-%d %H:%M:%S %Z", "%s", "%Q", "%d/%b/%y %r", "%c", "%+");
          case 1 -> input.oneOf("ruby:", "java:", "") + input.text();
          default -> null;
        };
    EventTimes times = new EventTimes(zone, isTaken(format) ? format : null);
    Object value = input.choose(4) == 0 ? input.value() : input.text();
    try {
      Instant time = times.read(value, COLUMN, EventReason.INVALID_EVENT_TIME);
      String text = EventTimes.format(time);
      Instant again = WITHOUT_FORMAT.read(text, COLUMN, EventReason.INVALID_EVENT_TIME);
      if (!again.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
        throw new AssertionError("not read as it was written: " + text);
      }
    } catch (InvalidRecordException e) {
      if (e.getCause() != null) { // It may quote the value.
        throw new AssertionError("a cause stands in " + e);
      }
    }
  }

  /** Tells whether the config takes a pattern; a pattern that it takes must work from then on. */
  private static boolean isTaken(String format) {
    try {
      return format != null && TimestampFormatter.builder(format, true).build() != null;
    } catch (RuntimeException e) { // As Settings does.
      return false;
    }
  }
}
