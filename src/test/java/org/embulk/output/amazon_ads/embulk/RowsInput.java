package org.embulk.output.amazon_ads.embulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embulk.output.amazon_ads.fixture.ValidRow;

/** Rows that stand in the config itself ({@code in: {type: config}}). */
public final class RowsInput implements EmbulkInput {
  private final List<Map<String, Object>> columns = new ArrayList<>();
  private final List<List<List<Object>>> tasks = new ArrayList<>(List.of(new ArrayList<>()));

  /** Adds a column of the type string, long, double, boolean, timestamp or json. */
  public RowsInput column(String name, String type) {
    columns.add(EmbulkInput.column(name, type));
    return this;
  }

  /** Adds string columns. */
  public RowsInput texts(Collection<String> names) {
    names.forEach(name -> column(name, "string"));
    return this;
  }

  /** Adds a timestamp column whose values are texts of this format. */
  public RowsInput column(String name, String type, String format) {
    columns.add(EmbulkInput.column(name, type, format));
    return this;
  }

  /** Adds a row; {@code null} is a null. */
  public RowsInput row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values, " + columns.size() + " columns");
    }
    tasks.get(tasks.size() - 1).add(Arrays.asList(values.clone()));
    return this;
  }

  /** Adds a row that has a value for each column, in whatever order. */
  public RowsInput row(ValidRow row) {
    List<String> names = columns.stream().map(column -> (String) column.get("name")).toList();
    if (!Set.copyOf(names).equals(Set.copyOf(row.columns()))) {
      throw new IllegalArgumentException(row.columns() + " in a row, " + names + " in the input");
    }
    return row(names.stream().map(row::get).toArray());
  }

  /** Starts another input task, as another input file would. */
  public RowsInput nextTask() {
    tasks.add(new ArrayList<>());
    return this;
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", "config");
    map.put("columns", columns);
    map.put("values", tasks);
    return map;
  }
}
