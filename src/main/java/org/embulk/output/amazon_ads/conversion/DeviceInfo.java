package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Writes the device of an event: its user agent. */
final class DeviceInfo {
  /** Amazon's limit for a user agent, in characters; longer ones are truncated. */
  private static final int MAX_USER_AGENT_LENGTH = 512;

  private static final JsonPart DEVICE_INFO_FIELD = JsonPart.name("deviceInfo");
  private static final JsonPart USER_AGENT_FIELD = JsonPart.name("userAgent");

  private DeviceInfo() {}

  static void write(Row row, JsonWriter json) throws InvalidRecordException {
    String userAgent = userAgent(row);
    if (userAgent != null) {
      json.startObject(DEVICE_INFO_FIELD);
      json.text(USER_AGENT_FIELD, userAgent);
      json.endObject();
    }
  }

  private static String userAgent(Row row) throws InvalidRecordException {
    String text = Cells.of(Cells.value(row, EventColumn.USER_AGENT));
    if (text == null) {
      return null;
    }
    if (text.length() > MAX_USER_AGENT_LENGTH) {
      int end =
          Character.isHighSurrogate(text.charAt(MAX_USER_AGENT_LENGTH - 1))
              ? MAX_USER_AGENT_LENGTH - 1
              : MAX_USER_AGENT_LENGTH;
      text = text.substring(0, end);
    }
    return Cells.bounded(text, EventColumn.USER_AGENT.columnName());
  }
}
