package org.embulk.output.amazon_ads.core.row;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Reads the values of a row: a blank and a placeholder of an export are absent, and what can't be
 * encoded as UTF-8 is invalid.
 */
public final class Cells {
  /** The maximum length in UTF-8 bytes of a text that is sent as it is: 8 KiB. */
  static final int MAX_BYTES = 8 * 1024;

  private static final int MALFORMED = -1;

  private Cells() {}

  /** Returns the value of a column, a text without surrounding blanks; null if it is absent. */
  public static Object value(Row row, InputColumn column) {
    return value(row.get(column), column);
  }

  /** Returns what a value is in a column, a text without surrounding blanks; null if absent. */
  static Object value(Object value, InputColumn column) {
    if (!(value instanceof String)) {
      return value;
    }
    String text = Whitespace.trim((String) value);
    return text.isEmpty() || ExportPlaceholders.include(text, column.columnName()) ? null : text;
  }

  /** Returns the value of a custom attribute, a text as it is; null if it is absent. */
  public static Object value(Row row, String attribute) {
    Object value = row.get(attribute);
    if (!(value instanceof String)) {
      return value;
    }
    String text = Whitespace.trim((String) value);
    return text.isEmpty() || ExportPlaceholders.include(text) ? null : value;
  }

  /** Returns the text of a column without surrounding blanks, or null if it is absent. */
  public static String trimmed(Row row, InputColumn column) throws InvalidRecordException {
    String text = of(value(row, column));
    return text == null ? null : bounded(text, column.columnName());
  }

  /** Returns the text of a required column. */
  public static String required(Row row, InputColumn column) throws InvalidRecordException {
    String text = trimmed(row, column);
    if (text == null) {
      throw new InvalidRecordException(RowReason.MISSING_COLUMN_VALUE, column, "must not be blank");
    }
    return text;
  }

  /** Returns the text of any value: a long in decimal, a timestamp as ISO 8601 in UTC. */
  public static String of(Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Instant) {
      return DateTimeFormatter.ISO_INSTANT.format((Instant) value);
    }
    return value.toString();
  }

  /** Upper-cases a to z and nothing else: in Unicode, ß becomes SS. */
  public static String upper(String text) {
    StringBuilder upper = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        upper = upper == null ? new StringBuilder(text) : upper;
        upper.setCharAt(i, (char) (c - 'a' + 'A'));
      }
    }
    return upper == null ? text : upper.toString();
  }

  /** Returns the text unless it exceeds 8 KiB or contains an unpaired surrogate. */
  public static String bounded(String text, String column) throws InvalidRecordException {
    int bytes = utf8Length(text);
    if (bytes == MALFORMED) {
      throw new InvalidRecordException(
          RowReason.INVALID_TEXT,
          column,
          "must be Unicode text, but contains an unpaired surrogate");
    }
    if (bytes > MAX_BYTES) {
      throw new InvalidRecordException(
          RowReason.TEXT_TOO_LONG, column, "may have at most " + MAX_BYTES + " bytes");
    }
    return text;
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        return MALFORMED;
      }
    }
    return bytes;
  }
}
