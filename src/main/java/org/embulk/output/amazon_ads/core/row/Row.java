package org.embulk.output.amazon_ads.core.row;

/** A row of the input, as a converter sees it. */
public interface Row {
  /**
   * Returns the value of a column: a String, Long, Double, Boolean or {@link java.time.Instant}, or
   * null if the row has none or the input has no such column.
   */
  Object get(String column);

  /** Returns the value of a known column, without a look-up by name where the input can. */
  default Object get(InputColumn column) {
    return get(column.columnName());
  }
}
