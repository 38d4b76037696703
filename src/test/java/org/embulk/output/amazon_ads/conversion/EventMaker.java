package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RepeatedIds;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Makes events of rows, and counts the rows. */
public final class EventMaker {
  /** A day after the events of {@link ValidRow}. */
  private static final Instant NOW = Instant.parse("2026-04-15T00:00:00Z");

  private final RowConverter converter;
  private final Counts counts = EventReport.zeros();
  private long record;

  private EventMaker(String dataSet, EventIdFallback ids, boolean europe, CustomAttribute[] data) {
    this(dataSet, ids, europe, data, NOW, Set.of("US", "GB"), new RepeatedIds());
  }

  private EventMaker(
      String dataSet,
      EventIdFallback ids,
      boolean europe,
      CustomAttribute[] data,
      Instant now,
      Set<String> servedCountries,
      RepeatedIds repeatedIds) {
    EventTimes times = new EventTimes(ZoneOffset.UTC, null);
    this.converter =
        new RowConverter(
            new EventDefaults(dataSet, null, false),
            times,
            new ConsentRule(new Consent(null, null, null, null), europe),
            new CustomAttributes(List.of(data), Map.of(), times),
            ids,
            new EventWarnings(now, servedCountries, counts, repeatedIds));
  }

  /** In region NA, without a data set; a row without an id gets none. */
  public static EventMaker plain(CustomAttribute... data) {
    return new EventMaker(null, EventIdFallback.none(), false, data);
  }

  /** Makes events at a time, for a region that serves these countries. */
  static EventMaker at(Instant now, String... servedCountries) {
    return new EventMaker(
        null,
        EventIdFallback.none(),
        false,
        new CustomAttribute[0],
        now,
        Set.of(servedCountries),
        new RepeatedIds());
  }

  /** Makes the events of one output of a job. */
  static EventMaker ofJob(RepeatedIds ids) {
    return new EventMaker(
        null, EventIdFallback.none(), false, new CustomAttribute[0], NOW, Set.of("US"), ids);
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
  public Item event(Row row) {
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

  /** Ends a page of rows. */
  void endPage() {
    converter.endPage();
  }

  /** What the converter has counted as doubtful so far. */
  public List<EventWarning> warnings() {
    return Stream.of(EventWarning.values())
        .filter(warning -> counts.get(EventWarnings.WARNINGS, warning.countName()) > 0)
        .toList();
  }

  public Counts counts() {
    return counts;
  }

  /** What the converter found in the identifiers of all rows. */
  public IdentifierCheck identifierCheck() {
    return converter.identifierCheck();
  }
}
