package org.embulk.output.amazon_ads_conversion.convert;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads_conversion.convert.row.EventTimes;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;

/** Makes events of rows that are maps from column to value. */
public final class EventMaker {
  private final RowConverter converter;
  private long record;

  private EventMaker(String dataSet, EventIdFallback ids, boolean europe, CustomAttribute[] data) {
    EventTimes times = new EventTimes(ZoneOffset.UTC, null);
    this.converter =
        new RowConverter(
            new EventDefaults(dataSet, false),
            times,
            new ConsentRule(new Consent(null, null, null, null), europe),
            new CustomAttributes(List.of(data), times),
            ids);
  }

  /** In region NA, without a data set; a row without an id gets none. */
  public static EventMaker plain(CustomAttribute... data) {
    return new EventMaker(null, EventIdFallback.none(), false, data);
  }

  public static EventMaker inEurope() {
    return new EventMaker(null, EventIdFallback.none(), true, new CustomAttribute[0]);
  }

  public static EventMaker withIds(EventIdFallback ids) {
    return new EventMaker(null, ids, false, new CustomAttribute[0]);
  }

  public static EventMaker withIds(EventIdFallback ids, String dataSet, CustomAttribute... data) {
    return new EventMaker(dataSet, ids, false, data);
  }

  /** A row with no more than it must have, which may be changed. */
  public static Map<String, Object> lead() {
    Map<String, Object> row = new HashMap<>();
    row.put("event_name", "signup");
    row.put("conversion_type", "LEAD");
    row.put("event_source", "WEBSITE");
    row.put("country_code", "US");
    row.put("event_time", "2026-04-14T04:34:30Z");
    row.put("email", "abc@example.com");
    return row;
  }

  public static Map<String, Object> lead(String column, Object value) {
    Map<String, Object> row = lead();
    row.put(column, value);
    return row;
  }

  /** Converts a row that must be valid; the records count from 1. */
  public Event event(Map<String, Object> row) {
    record++;
    try {
      return converter.convert(row::get, record);
    } catch (InvalidRecordException e) {
      throw new AssertionError(e);
    }
  }

  /** Converts a row that must be invalid, and returns why. */
  public InvalidRecordException refusal(Map<String, Object> row) {
    record++;
    return catchThrowableOfType(
        InvalidRecordException.class, () -> converter.convert(row::get, record));
  }
}
