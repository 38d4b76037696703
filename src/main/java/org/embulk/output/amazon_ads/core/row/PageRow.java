package org.embulk.output.amazon_ads.core.row;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.embulk.output.amazon_ads.core.config.ColumnNames;
import org.embulk.spi.Column;
import org.embulk.spi.Exec;
import org.embulk.spi.Page;
import org.embulk.spi.PageReader;
import org.embulk.spi.Schema;
import org.embulk.spi.type.Type;
import org.embulk.spi.type.Types;

/** Reads pages as rows: always the row that {@link #next} has moved to. */
public final class PageRow implements Row, AutoCloseable {
  private static final Map<Type, Getter> GETTERS = getters();

  private final PageReader reader;
  private final ColumnNames names;

  /** By the plugin's name of a column. */
  private final Map<String, Cell> cells = new HashMap<>();

  /** The cells of the known columns, by ordinal; null where the input has no such column. */
  private final Cell[] known;

  /**
   * @param columns all constants of the plugin's enum of columns
   */
  public PageRow(Schema schema, InputColumn[] columns) {
    this(schema, columns, ColumnNames.SAME, Collections.emptyMap());
  }

  /**
   * @param columns all constants of the plugin's enum of columns
   * @param names what these and the custom attributes are called in the input
   * @param defaults by the plugin's name of one of these columns, what an absent value is read as
   */
  public PageRow(
      Schema schema, InputColumn[] columns, ColumnNames names, Map<String, String> defaults) {
    this.reader = Exec.getPageReader(schema);
    this.names = names;
    for (Column column : schema.getColumns()) {
      Getter getter = GETTERS.get(column.getType());
      if (getter != null) { // Nothing reads JSON columns; the schema check ensures that.
        cells.put(column.getName(), page -> page.isNull(column) ? null : getter.get(page, column));
      }
    }
    Map<String, Cell> byInputName = new HashMap<>(cells);
    names.differing().forEach((column, name) -> cells.put(column, byInputName.get(name)));
    this.known = new Cell[columns.length];
    for (InputColumn column : columns) {
      Cell cell = cells.get(column.columnName());
      String text = defaults.get(column.columnName());
      known[column.ordinal()] = text == null ? cell : orDefault(cell, column, text);
    }
  }

  /** Reads a default before any rule for the column sees the value, so that all of them apply. */
  private static Cell orDefault(Cell cell, InputColumn column, String text) {
    return page -> {
      Object value = cell == null ? null : Cells.value(cell.read(page), column);
      return value == null ? text : value;
    };
  }

  /** Returns what the columns are called in the input. */
  public ColumnNames names() {
    return names;
  }

  public void read(Page page) {
    reader.setPage(page);
  }

  public boolean next() {
    return reader.nextRecord();
  }

  @Override
  public Object get(String column) {
    return read(cells.get(column));
  }

  @Override
  public Object get(InputColumn column) {
    return read(known[column.ordinal()]);
  }

  private Object read(Cell cell) {
    return cell == null ? null : cell.read(reader);
  }

  @Override
  public void close() {
    reader.close();
  }

  private static Map<Type, Getter> getters() {
    Map<Type, Getter> getters = new HashMap<>();
    getters.put(Types.STRING, PageReader::getString);
    getters.put(Types.LONG, PageReader::getLong);
    getters.put(Types.DOUBLE, PageReader::getDouble);
    getters.put(Types.BOOLEAN, PageReader::getBoolean);
    getters.put(Types.TIMESTAMP, PageReader::getTimestampInstant);
    return getters;
  }

  private interface Cell {
    Object read(PageReader reader);
  }

  private interface Getter {
    Object get(PageReader reader, Column column);
  }
}
