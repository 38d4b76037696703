package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;

/**
 * Writes what links an event to an ad: the measurement partner's fields, and the tokens of the
 * click.
 */
final class Attribution {
  private static final JsonPart PARTNER = JsonPart.name("partner");
  private static final JsonPart EVENT_KEY = JsonPart.name("amazonAdEventKey");
  private static final JsonPart TOKENS = JsonPart.name("arefMeasurementTokens");

  private Attribution() {}

  static void writePartner(Row row, EventSource source, JsonWriter json)
      throws InvalidRecordException {
    boolean required = source == EventSource.MEASUREMENT_ATTRIBUTION_PARTNER;
    write(row, EventColumn.PARTNER, required, PARTNER, json);
    write(row, EventColumn.AMAZON_AD_EVENT_KEY, required, EVENT_KEY, json);
  }

  /** Writes the tokens of the click, and returns them; null if there are none. */
  static String writeClickTokens(Row row, JsonWriter json) throws InvalidRecordException {
    String text = Cells.trimmed(row, EventColumn.AREF_MEASUREMENT_TOKENS);
    String tokens = text == null ? null : ClickTokens.of(text);
    if (tokens != null) {
      json.text(TOKENS, tokens);
    }
    return tokens;
  }

  private static void write(
      Row row, EventColumn column, boolean required, JsonPart field, JsonWriter json)
      throws InvalidRecordException {
    String text = Cells.trimmed(row, column);
    if (text != null) {
      json.text(field, text);
    } else if (required) {
      throw new InvalidRecordException(
          RowReason.MISSING_COLUMN_VALUE,
          column,
          "is required with \"event_source\" MEASUREMENT_ATTRIBUTION_PARTNER");
    }
  }
}
