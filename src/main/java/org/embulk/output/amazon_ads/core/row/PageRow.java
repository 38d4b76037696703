package org.embulk.output.amazon_ads.core.row;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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
  private final Map<String, Cell> cells = new HashMap<>();

  /** The cells of the known columns, by ordinal; null where the input has no such column. */
  private final Cell[] known;

  /**
   * @param columns all constants of the plugin's enum of columns
   */
  public PageRow(Schema schema, InputColumn[] columns) {
    this(schema, columns, InputColumn::columnName);
  }

  /**
   * @param columns all constants of the plugin's enum of columns
   * @param names the name of each in the input, where it may differ
   */
  public PageRow(Schema schema, InputColumn[] columns, Function<InputColumn, String> names) {
    this.reader = Exec.getPageReader(schema);
    for (Column column : schema.getColumns()) {
      Getter getter = GETTERS.get(column.getType());
      if (getter != null) { // Nothing reads JSON columns; the schema check ensures that.
        cells.put(column.getName(), page -> page.isNull(column) ? null : getter.get(page, column));
      }
    }
    this.known = new Cell[columns.length];
    for (InputColumn column : columns) {
      known[column.ordinal()] = cells.get(names.apply(column));
    }
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
