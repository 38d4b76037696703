package org.embulk.output.amazon_ads.embulk;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code in} part of a config. */
public interface EmbulkInput {
  /** Returns the options, in the order in which they are to be written. */
  Map<String, Object> toMap();

  /** Describes a column as Embulk's inputs and parsers take it. */
  static Map<String, Object> column(String name, String type) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("name", name);
    column.put("type", type);
    return column;
  }

  /** Describes a timestamp column whose text has this format. */
  static Map<String, Object> column(String name, String type, String format) {
    Map<String, Object> column = column(name, type);
    column.put("format", format);
    return column;
  }
}
