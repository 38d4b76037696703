package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Writes what kind of event it is, and the data set under which Amazon files it. */
final class EventDescription {
  private static final JsonPart DESCRIPTION = JsonPart.name("eventDescription");
  private static final JsonPart NAME = JsonPart.name("name");
  private static final JsonPart CONVERSION_TYPE = JsonPart.name("conversionType");
  private static final JsonPart EVENT_SOURCE = JsonPart.name("eventSource");
  private static final JsonPart METHOD = JsonPart.field("eventIngestionMethod", "SERVER_TO_SERVER");

  private final JsonPart dataSetName;
  private final JsonPart dataSetId;

  EventDescription(EventDefaults defaults) {
    this.dataSetName = fieldOrNull("dataSetName", defaults.dataSetName);
    this.dataSetId = fieldOrNull("dataSetId", defaults.dataSetId);
  }

  private static JsonPart fieldOrNull(String name, String value) {
    return value == null ? null : JsonPart.field(name, value);
  }

  /** Writes the description; returns whether the name is a doubtful one. */
  boolean write(Row row, ConversionType type, EventSource source, JsonWriter json)
      throws InvalidRecordException {
    String name = Cells.required(row, EventColumn.EVENT_NAME);
    json.startObject(DESCRIPTION);
    json.text(NAME, name);
    json.plain(CONVERSION_TYPE, type.name());
    json.plain(EVENT_SOURCE, source.name());
    json.part(METHOD);
    if (dataSetName != null) {
      json.part(dataSetName);
    }
    json.endObject();
    if (dataSetId != null) {
      json.part(dataSetId);
    }
    return EventName.isRefusedByAmazonsClient(name);
  }
}
