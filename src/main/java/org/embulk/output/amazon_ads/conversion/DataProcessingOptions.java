package org.embulk.output.amazon_ads.conversion;

import java.util.Arrays;
import java.util.List;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Writes how Amazon may process an event, according to {@code limited_data_use}. */
final class DataProcessingOptions {
  private static final List<String> TRUE = Arrays.asList("true", "1", "yes");
  private static final List<String> FALSE = Arrays.asList("false", "0", "no");

  private static final JsonPart OBJECT = JsonPart.name("dataProcessingOptions");
  private static final JsonPart LIMITED = JsonPart.field("options", "LIMITED_DATA_USE");

  private final boolean limitedDataUse;

  /**
   * @param limitedDataUse the default for rows without a value
   */
  DataProcessingOptions(boolean limitedDataUse) {
    this.limitedDataUse = limitedDataUse;
  }

  void write(Row row, JsonWriter json) throws InvalidRecordException {
    if (isLimited(row)) {
      json.startObject(OBJECT);
      json.part(LIMITED);
      json.endObject();
    }
  }

  private boolean isLimited(Row row) throws InvalidRecordException {
    String text = Cells.of(Cells.value(row, EventColumn.LIMITED_DATA_USE));
    if (text == null) {
      return limitedDataUse;
    }
    if (TRUE.stream().anyMatch(text::equalsIgnoreCase)) {
      return true;
    }
    if (FALSE.stream().anyMatch(text::equalsIgnoreCase)) {
      return false;
    }
    // A privacy flag is never guessed.
    throw new InvalidRecordException(
        EventReason.INVALID_LIMITED_DATA_USE,
        EventColumn.LIMITED_DATA_USE,
        "must be true, 1 or yes, or else false, 0 or no");
  }
}
