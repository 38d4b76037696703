package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.Column;
import org.embulk.spi.Schema;

/**
 * Which column of the input is which column of ours: letter case makes no difference, and {@code _}
 * none where no column has the name without it.
 */
final class InputColumns {
  private final Map<AudienceColumn, Column> found = new EnumMap<>(AudienceColumn.class);

  /** Finds the columns, and reports two names of which nobody can say which one counts. */
  InputColumns(Schema schema, Problems problems) {
    for (AudienceColumn column : AudienceColumn.values()) {
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

  private static String key(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  boolean has(AudienceColumn column) {
    return found.containsKey(column);
  }

  /** Returns each column of ours that the input has, with the input's. */
  Map<AudienceColumn, Column> found() {
    return found;
  }

  /** Returns the input's name of a column; ours if the input has no such column. */
  String nameOf(AudienceColumn column) {
    return has(column) ? found.get(column).getName() : column.columnName();
  }
}
