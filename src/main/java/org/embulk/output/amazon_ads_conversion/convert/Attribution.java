package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.embulk.output.amazon_ads_conversion.convert.row.Cells;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.row.Reason;
import org.embulk.output.amazon_ads_conversion.convert.row.Row;

/**
 * Writes what links an event to an ad: the measurement partner's fields, and measurement tokens.
 */
final class Attribution {
  private Attribution() {}

  static void writePartner(Row row, EventSource source, JsonGenerator json)
      throws IOException, InvalidRecordException {
    boolean required = source == EventSource.MEASUREMENT_ATTRIBUTION_PARTNER;
    write(row, "partner", required, "partner", json);
    write(row, "amazon_ad_event_key", required, "amazonAdEventKey", json);
  }

  static void writeMeasurementTokens(Row row, JsonGenerator json)
      throws IOException, InvalidRecordException {
    String tokens = Cells.untrimmed(row, "aref_measurement_tokens");
    if (tokens != null) {
      json.writeStringField("arefMeasurementTokens", tokens);
    }
  }

  private static void write(
      Row row, String column, boolean required, String field, JsonGenerator json)
      throws IOException, InvalidRecordException {
    String text = Cells.trimmed(row, column);
    if (text != null) {
      json.writeStringField(field, text);
    } else if (required) {
      throw new InvalidRecordException(
          Reason.MISSING_COLUMN_VALUE,
          column,
          "is required with \"event_source\" MEASUREMENT_ATTRIBUTION_PARTNER");
    }
  }
}
