package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.embulk.output.amazon_ads_conversion.convert.row.Cells;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.row.Row;

/** Writes the event description, the key under which Amazon files the event. */
final class EventDescription {
  private final String dataSetName;

  EventDescription(String dataSetName) {
    this.dataSetName = dataSetName;
  }

  void write(Row row, ConversionType type, EventSource source, JsonGenerator json)
      throws IOException, InvalidRecordException {
    json.writeObjectFieldStart("eventDescription");
    json.writeStringField("name", Cells.required(row, "event_name"));
    json.writeStringField("conversionType", type.name());
    json.writeStringField("eventSource", source.name());
    json.writeStringField("eventIngestionMethod", "SERVER_TO_SERVER");
    if (dataSetName != null) {
      json.writeStringField("dataSetName", dataSetName);
    }
    json.writeEndObject();
  }
}
