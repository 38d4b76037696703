package org.embulk.output.amazon_ads.conversion;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.fuzz.FuzzInput;

/**
 * Converts rows with any value of any type in any column: each becomes an event of valid JSON, or
 * an {@link InvalidRecordException} without a cause, which might quote the row.
 */
public final class RowConverterFuzz {
  private static final String[] COLUMNS = FullestRow.row().columns().toArray(new String[0]);

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private RowConverterFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    FuzzInput input = new FuzzInput(data);
    RowConverter converter = converter(input);
    ValidRow row = input.choose(2) == 0 ? FullestRow.row() : ValidRow.purchase();
    if (input.choose(2) == 1) {
      row = row.with("country_code", input.oneOf("US", "DE", "GB", "JP", "BR", "IN", "IT", "AQ"));
    }
    while (!input.isEmpty()) {
      Object value = input.value();
      row = row.with(input.oneOf(COLUMNS), value);
    }
    try {
      check(converter.convert(row, 1));
    } catch (InvalidRecordException e) {
      if (e.getCause() != null || e.getSuppressed().length > 0) { // It may quote the row.
        throw new AssertionError("a cause stands in " + e);
      }
    }
  }

  private static RowConverter converter(FuzzInput input) {
    String format = input.oneOf(null, "%Y/%m/%d %H:%M:%S %z", "ruby:%s", "java:uuuu-MM-dd", "%Q");
    EventTimes times =
        new EventTimes(ZoneId.of(input.oneOf("UTC", "America/New_York", "+09:00")), format);
    return new RowConverter(
        new EventDefaults(input.oneOf(null, "spring"), null, input.choose(2) == 1),
        times,
        new ConsentRule(Conversion.NO_CONSENT, input.choose(2) == 1),
        new CustomAttributes(FullestRow.attributes(), Map.of(), times),
        input.oneOf(
            EventIdFallback.none(),
            EventIdFallback.random(() -> "id"),
            EventIdFallback.ofContent("account")),
        Conversion.uncounted());
  }

  private static void check(Item event) throws IOException {
    JsonNode json = JSON.readTree(event.json());
    if (!json.path("matchKeys").path(0).path("values").path(0).isTextual()
        || !json.path("eventTime").isTextual()) {
      throw new AssertionError("an event without a key or a time");
    }
    if (!event.toString().equals("record 1")) {
      throw new AssertionError("an event tells more than its number");
    }
  }
}
