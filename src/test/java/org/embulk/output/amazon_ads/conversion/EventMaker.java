package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneOffset;
import java.util.List;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Makes events of rows, and counts the rows. */
public final class EventMaker {
  private final RowConverter converter;
  private long record;

  private EventMaker(String dataSet, EventIdFallback ids, boolean europe, CustomAttribute[] data) {
    EventTimes times = new EventTimes(ZoneOffset.UTC, null);
    this.converter =
        new RowConverter(
            new EventDefaults(dataSet, null, false),
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

  /** Converts a row that must be valid; the records count from 1. */
  public Event event(Row row) {
    record++;
    try {
      return converter.convert(row, record);
    } catch (InvalidRecordException e) {
      throw new AssertionError(e);
    }
  }

  /** Converts a row that must be invalid, and returns why. */
  public InvalidRecordException refusal(Row row) {
    record++;
    return catchThrowableOfType(InvalidRecordException.class, () -> converter.convert(row, record));
  }

  /** What the converter found in the identifiers of all rows. */
  public IdentifierCheck identifierCheck() {
    return converter.identifierCheck();
  }
}
