package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.embulk.output.amazon_ads_conversion.convert.row.Cells;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.row.Row;

/** Writes what kind of event it is, and the data set under which Amazon files it. */
final class EventDescription {
  private final String dataSetName;
  private final String dataSetId;

  EventDescription(EventDefaults defaults) {
    this.dataSetName = defaults.dataSetName();
    this.dataSetId = defaults.dataSetId();
  }

  /** Writes the description; returns whether the name is a doubtful one. */
  boolean write(Row row, ConversionType type, EventSource source, JsonGenerator json)
      throws IOException, InvalidRecordException {
    String name = Cells.required(row, "event_name");
    json.writeObjectFieldStart("eventDescription");
    json.writeStringField("name", name);
    json.writeStringField("conversionType", type.name());
    json.writeStringField("eventSource", source.name());
    json.writeStringField("eventIngestionMethod", "SERVER_TO_SERVER");
    if (dataSetName != null) {
      json.writeStringField("dataSetName", dataSetName);
    }
    json.writeEndObject();
    if (dataSetId != null) {
      json.writeStringField("dataSetId", dataSetId);
    }
    return EventName.isRefusedByAmazonsClient(name);
  }
}
