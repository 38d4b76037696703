package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.embulk.spi.BufferAllocator;
import org.embulk.spi.Column;
import org.embulk.spi.Exec;
import org.embulk.spi.PageBuilder;
import org.embulk.spi.PageOutput;
import org.embulk.spi.Schema;
import org.embulk.spi.type.Types;

/**
 * The rows of one output: texts, of which any may be null.
 *
 * <pre>{@code
 * People.with("externalUserId", "email").row("c-1", "one@example.org")
 * }</pre>
 */
final class People {
  private final List<String> columns;
  private final List<String[]> rows = new ArrayList<>();

  private People(List<String> columns) {
    this.columns = columns;
  }

  static People with(String... columns) {
    return new People(List.of(columns));
  }

  /** Returns people with these ids, each with an address of their own. */
  static People ids(String... ids) {
    People people = with("externalUserId", "email");
    for (String id : ids) {
      people.row(id, id + "@example.org");
    }
    return people;
  }

  /** Returns so many people, with the ids c-1, c-2 and so on. */
  static People number(int number) {
    return ids(IntStream.rangeClosed(1, number).mapToObj(n -> "c-" + n).toArray(String[]::new));
  }

  People row(String... values) {
    rows.add(values);
    return this;
  }

  Schema schema() {
    List<Column> list = new ArrayList<>();
    columns.forEach(name -> list.add(new Column(list.size(), name, Types.STRING)));
    return new Schema(list);
  }

  void feed(BufferAllocator buffers, PageOutput output) {
    Schema schema = schema();
    try (PageBuilder pages = Exec.getPageBuilder(buffers, schema, output)) {
      for (String[] row : rows) {
        for (Column column : schema.getColumns()) {
          if (row[column.getIndex()] == null) {
            pages.setNull(column);
          } else {
            pages.setString(column, row[column.getIndex()]);
          }
        }
        pages.addRecord();
      }
      pages.finish();
    }
  }
}
