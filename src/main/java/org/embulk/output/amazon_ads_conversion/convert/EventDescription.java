package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** Writes what kind of event it is, the key under which Amazon files it. */
final class EventDescription {
  private final Optional<String> dataSetName;

  EventDescription(Optional<String> dataSetName) {
    this.dataSetName = dataSetName;
  }

  void write(Row row, ConversionType type, EventSource source, JsonGenerator json)
      throws IOException, InvalidRecordException {
    json.writeObjectFieldStart("eventDescription");
    json.writeStringField("name", Texts.required(row, "event_name"));
    json.writeStringField("conversionType", type.name());
    json.writeStringField("eventSource", source.name());
    json.writeStringField("eventIngestionMethod", "SERVER_TO_SERVER");
    if (dataSetName.isPresent()) {
      json.writeStringField("dataSetName", dataSetName.get());
    }
    json.writeEndObject();
  }
}
