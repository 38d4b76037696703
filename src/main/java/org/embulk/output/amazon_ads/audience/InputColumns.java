package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.config.ColumnNames;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.Column;
import org.embulk.spi.Schema;

/**
 * Which column of the input is which column of ours: the one that the config says, or else one with
 * the same name, in which letter case makes no difference, and {@code _} none where no column has
 * the name without it.
 */
final class InputColumns {
  private final Map<AudienceColumn, Column> found = new EnumMap<>(AudienceColumn.class);
  private final ColumnNames mapped;

  /**
   * Finds the columns, and reports those that are not found or of which nobody can say which one
   * counts.
   *
   * @param mapped what the config says that they are called
   */
  InputColumns(Schema schema, ColumnNames mapped, Problems problems) {
    this.mapped = mapped;
    for (AudienceColumn column : AudienceColumn.values()) {
      if (mapped.isMapped(column.columnName())) {
        find(schema, mapped.inInput(column.columnName())).ifPresent(it -> found.put(column, it));
        continue;
      }
      List<Column> candidates = new ArrayList<>();
      for (Column candidate : schema.getColumns()) {
        if (key(candidate.getName()).equals(key(column.columnName()))) {
          candidates.add(candidate);
        }
      }
      candidates.sort(Comparator.comparingInt(candidate -> rank(candidate.getName(), column)));
      if (!candidates.isEmpty()) {
        found.put(column, candidates.get(0));
        check(column, candidates, problems);
      }
    }
    names().check(schema, AudienceColumn.names(), problems);
  }

  private static Optional<Column> find(Schema schema, String name) {
    return schema.getColumns().stream().filter(column -> column.getName().equals(name)).findFirst();
  }

  private static void check(AudienceColumn column, List<Column> candidates, Problems problems) {
    String first = candidates.get(0).getName();
    if (candidates.size() > 1 && candidates.get(1).getName().equalsIgnoreCase(first)) {
      problems.error(
          "column \""
              + column.columnName()
              + "\": must appear only once in the input, but there are "
              + Printable.quoted(first)
              + " and "
              + Printable.quoted(candidates.get(1).getName()));
    }
  }

  /** Returns how far a name is from the documented one. */
  private static int rank(String name, AudienceColumn column) {
    if (name.equalsIgnoreCase(column.columnName())) {
      return 0;
    }
    return name.indexOf('_') < 0 ? 1 : 2;
  }

  /** Returns what counts of a name. */
  static String key(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Returns whether there is such a column; one that the config says is there counts. */
  boolean has(AudienceColumn column) {
    return found.containsKey(column) || mapped.isMapped(column.columnName());
  }

  /** Returns each column of ours that the input has, with the input's. */
  Map<AudienceColumn, Column> found() {
    return found;
  }

  /** Returns what the columns are called in the input. */
  ColumnNames names() {
    Map<String, String> names = new LinkedHashMap<>();
    found.forEach((column, it) -> names.put(column.columnName(), it.getName()));
    return mapped.finding(names);
  }
}
