package org.embulk.output.amazon_ads.conversion;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads.core.config.ColumnNames;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.Schema;

/** Checks what the config says that the columns are called against the input. */
final class ColumnsCheck {
  private ColumnsCheck() {}

  /**
   * Reports columns that the input does not have, columns that would be two, and custom attributes
   * that would carry an identifier or a consent.
   */
  static void check(
      Schema schema, ColumnNames names, List<CustomAttribute> attributes, Problems problems) {
    Set<String> used = EventColumn.names(attributes);
    for (CustomAttribute attribute : attributes) {
      String name = names.inInput(attribute.name());
      if (!EventColumn.isPersonal(attribute.name()) && isPersonal(name, names)) {
        used.remove(attribute.name()); // That it would be two columns is the lesser problem.
        problems.error(
            "\"columns\": the custom attribute \""
                + attribute.name()
                + "\" must not be the input's column "
                + Printable.quoted(name)
                + ", which is an identifier or a consent and would be sent unhashed");
      }
    }
    names.check(schema, used, problems);
  }

  /** Returns whether a column of the input is named like, or mapped to, a personal one. */
  private static boolean isPersonal(String name, ColumnNames names) {
    return EventColumn.isPersonal(name)
        || Arrays.stream(EventColumn.values())
            .filter(column -> column.role().isPersonal())
            .anyMatch(column -> names.inInput(column.columnName()).equals(name));
  }
}
