package org.embulk.output.amazon_ads_conversion.convert.row;

/** One row of the input, as the conversion sees it. */
public interface Row {
  /**
   * Returns the value of a column: a String, Long, Double, Boolean or {@link java.time.Instant}, or
   * null where the row has none or the input has no such column.
   */
  Object get(String column);
}
