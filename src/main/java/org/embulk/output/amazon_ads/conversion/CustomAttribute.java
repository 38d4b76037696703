package org.embulk.output.amazon_ads.conversion;

import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.Decimals;
import org.embulk.output.amazon_ads.core.row.ExportPlaceholders;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/** A custom attribute: a column whose value is sent under its own name, always as text. */
public final class CustomAttribute {
  /** How the column's value becomes text. */
  public enum Type {
    /**
     * The text, at most 256 code points; Segment's limit, since Amazon documents none for the
     * length.
     */
    STRING,
    /** A 32-bit integer. */
    INTEGER,
    /** A time in any format of {@code event_time}, sent as ISO 8601 in UTC. */
    TIMESTAMP
  }

  private static final int MAX_CODE_POINTS = 256;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]*");

  private static final JsonPart VALUE = JsonPart.name("value");

  private final String name;
  private final Type type;
  private final JsonPart nameField;
  private final JsonPart typeField;

  public CustomAttribute(String name, Type type) {
    this.name = name;
    this.type = type;
    this.nameField = JsonPart.field("name", name);
    this.typeField = JsonPart.field("dataType", type.name());
  }

  /** Returns the name of the attribute, which is also the name of the column. */
  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  /** Returns the text to send, or null if the row has no value. */
  public String value(Row row, EventTimes times) throws InvalidRecordException {
    Object value = Cells.value(row, name);
    if (value == null || type != Type.STRING && isWord(value)) {
      return null;
    }
    switch (type) {
      case INTEGER:
        return integer(value);
      case TIMESTAMP:
        return EventTimes.format(times.read(value, name, EventReason.INVALID_CUSTOM_DATA));
      default:
        return string(value);
    }
  }

  /**
   * Returns whether a text has other characters than those that Amazon's guide of July 2026 names.
   */
  boolean isDoubtful(String value) {
    return type == Type.STRING && !PLAIN.matcher(value).matches();
  }

  void write(String value, JsonWriter json) {
    json.startObject();
    json.part(nameField);
    json.part(typeField);
    json.text(VALUE, value);
    json.endObject();
  }

  /** Tools for data write a missing number or time as {@code nan} or {@code None}. */
  private static boolean isWord(Object value) {
    return value instanceof String && ExportPlaceholders.isWord(Whitespace.trim((String) value));
  }

  private String integer(Object value) throws InvalidRecordException {
    return String.valueOf(
        Decimals.int32(value, name, EventReason.INVALID_CUSTOM_DATA, "must be a 32-bit integer"));
  }

  private String string(Object value) throws InvalidRecordException {
    String text = value instanceof Double ? decimal(value) : Cells.of(value);
    if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
      throw invalid("may have at most " + MAX_CODE_POINTS + " characters");
    }
    return Cells.bounded(text, name);
  }

  private String decimal(Object value) throws InvalidRecordException {
    return Decimals.read(value, name, EventReason.INVALID_CUSTOM_DATA, "must be a finite number")
        .toPlainString();
  }

  private InvalidRecordException invalid(String rule) {
    return new InvalidRecordException(EventReason.INVALID_CUSTOM_DATA, name, rule);
  }
}
