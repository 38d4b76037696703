package org.embulk.output.amazon_ads_conversion.convert.row;

import java.util.HashMap;
import java.util.Map;

/** A row out of a map; a changed row is a new one. */
public final class FakeRow implements Row {
  private final Map<String, Object> cells;

  private FakeRow(Map<String, Object> cells) {
    this.cells = cells;
  }

  /** Returns a row with no more than it must have. */
  public static FakeRow lead() {
    return new FakeRow(new HashMap<>())
        .with("event_name", "signup")
        .with("conversion_type", "LEAD")
        .with("event_source", "WEBSITE")
        .with("country_code", "US")
        .with("event_time", "2026-04-14T04:34:30Z")
        .with("email", "abc@example.com");
  }

  public static FakeRow purchase() {
    return lead().with("conversion_type", "OFF_AMAZON_PURCHASES");
  }

  public FakeRow with(String column, Object value) {
    Map<String, Object> changed = new HashMap<>(cells);
    changed.put(column, value);
    return new FakeRow(changed);
  }

  public FakeRow without(String column) {
    Map<String, Object> changed = new HashMap<>(cells);
    changed.remove(column);
    return new FakeRow(changed);
  }

  @Override
  public Object get(String column) {
    return cells.get(column);
  }
}
