package org.embulk.output.amazon_ads.conversion;

import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.spi.Column;
import org.embulk.spi.Schema;
import org.embulk.spi.type.Type;
import org.embulk.spi.type.Types;

/** The columns of an input under test. */
final class Columns {
  private final List<Column> columns;

  private Columns(List<Column> columns) {
    this.columns = columns;
  }

  static Columns none() {
    return new Columns(List.of());
  }

  /** The columns without which no input passes. */
  static Columns required() {
    Columns columns = none();
    for (String column : ValidRow.lead().columns()) {
      columns = columns.with(column, Types.STRING);
    }
    return columns;
  }

  Columns with(String name, Type type) {
    List<Column> more = new ArrayList<>(columns);
    more.add(new Column(more.size(), name, type));
    return new Columns(more);
  }

  Columns without(String name) {
    Columns fewer = none();
    for (Column column : columns) {
      fewer =
          column.getName().equals(name) ? fewer : fewer.with(column.getName(), column.getType());
    }
    return fewer;
  }

  Schema build() {
    return new Schema(columns);
  }
}
