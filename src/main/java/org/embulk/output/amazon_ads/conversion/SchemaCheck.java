package org.embulk.output.amazon_ads.conversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.conversion.EventColumn.Role;
import org.embulk.output.amazon_ads.core.config.ColumnNames;
import org.embulk.output.amazon_ads.core.config.Names;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.config.Region;
import org.embulk.output.amazon_ads.core.config.UnusedColumns;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.Column;
import org.embulk.spi.Schema;
import org.embulk.spi.type.Type;
import org.embulk.spi.type.Types;

/**
 * Checks the input's columns against what the plugin and the config need, before any row is
 * processed.
 */
public final class SchemaCheck {
  private final Schema schema;
  private final Settings settings;
  private final ColumnNames names;
  private final Problems problems;
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final UnusedColumns unused;
  private boolean listsUnused;

  private SchemaCheck(Schema schema, Settings settings, Problems problems) {
    this.schema = schema;
    this.settings = settings;
    this.names = settings.columns;
    this.problems = problems;
    schema.getColumns().forEach(column -> types.put(column.getName(), column.getType()));
    this.unused = new UnusedColumns(schema, usedNames());
  }

  /** Reports every problem with the columns, and unused columns in one warning. */
  public static void check(Schema schema, Settings settings, Problems problems) {
    SchemaCheck check = new SchemaCheck(schema, settings, problems);
    check.checkDuplicates();
    ColumnsCheck.check(schema, settings.columns, settings.customData, problems);
    check.checkRequiredColumns();
    check.checkIdentifier();
    check.checkConsentInEurope();
    check.checkTypes();
    check.checkCustomAttributes();
    check.warnOfUnusedColumns();
  }

  private void checkDuplicates() {
    Set<String> given = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Column column : schema.getColumns()) {
      if (!given.add(column.getName()) && repeated.add(column.getName())) {
        problem(
            Printable.quoted(column.getName()),
            "must appear only once in the input, but appears several times");
      }
    }
  }

  private void checkRequiredColumns() {
    for (EventColumn column : EventColumn.values()) {
      if (column.role() == Role.REQUIRED && !isThere(column.columnName())) {
        problem(
            names.quoted(column.columnName()),
            "is required, but the input has no such column" + unusedOnes());
      }
    }
  }

  private void checkIdentifier() {
    if (!hasColumn(Role.IDENTIFIER)) {
      problems.error(
          "the input needs at least one identifier column: "
              + namesOf(Role.IDENTIFIER)
              + unusedOnes());
    }
  }

  private void checkConsentInEurope() {
    if (settings.region == Region.EU && !settings.isConsentGiven && !hasColumn(Role.CONSENT)) {
      problems.error(
          "\"region\": EU requires consent for each row: set \"consent_type\", or have one of the"
              + " columns "
              + namesOf(Role.CONSENT)
              + unusedOnes());
    }
  }

  private boolean hasColumn(Role role) {
    return Arrays.stream(EventColumn.values())
        .anyMatch(column -> column.role() == role && isThere(column.columnName()));
  }

  /** Returns whether there is such a column; one counts that is mapped or has a default. */
  private boolean isThere(String column) {
    return types.containsKey(column)
        || names.isMapped(column)
        || settings.defaults.containsKey(column);
  }

  private static String namesOf(Role role) {
    return Arrays.stream(EventColumn.values())
        .filter(column -> column.role() == role)
        .map(EventColumn::columnName)
        .collect(Collectors.joining(", "));
  }

  private void checkTypes() {
    for (EventColumn column : EventColumn.values()) {
      Type type = types.get(names.inInput(column.columnName()));
      if (type != null && !column.types().contains(type)) {
        problem(
            names.quoted(column.columnName()),
            "must be of type " + namesOf(column.types()) + ", but is " + type.getName());
      }
    }
  }

  private static String namesOf(List<Type> types) {
    return types.stream().map(Type::getName).collect(Collectors.joining(" or "));
  }

  private void checkCustomAttributes() {
    List<String> missing = new ArrayList<>();
    for (CustomAttribute attribute : settings.customData) {
      Type type = types.get(names.inInput(attribute.name()));
      String named = "\"custom_data\": names " + names.quoted(attribute.name()) + ", ";
      if (EventColumn.isPersonal(attribute.name())) {
        problems.error(
            named + "which is an identifier or a consent and must not be a custom attribute");
      } else if (type == null && !isThere(attribute.name())) {
        missing.add(Printable.quoted(attribute.name()) + columnMeantBy(attribute.name()));
      } else if (Types.JSON.equals(type)) {
        problems.error(named + "whose type is json, the only one that can't be sent");
      }
    }
    if (!missing.isEmpty()) {
      // No error: Treasure Data's own sample of a config and of a query differ there.
      problems.warn(
          "\"custom_data\" names columns that the input does not have, and which are not sent: "
              + Names.list(missing));
    }
  }

  private String columnMeantBy(String attribute) {
    List<String> possible =
        types.keySet().stream()
            .filter(name -> !EventColumn.isPersonal(name))
            .collect(Collectors.toList());
    return Names.closest(attribute, possible)
        .map(name -> " (did you mean " + Printable.quoted(name) + "?)")
        .orElse("");
  }

  /** Returns in the order of preference what a column may be named. */
  private Set<String> usedNames() {
    Set<String> used = new LinkedHashSet<>();
    for (String column : EventColumn.names(settings.customData)) {
      String name = names.inInput(column);
      if (!names.isMapped(column) || types.containsKey(name)) {
        used.add(name);
      }
    }
    return used;
  }

  /** Returns for the end of the first such line which columns may be the missing ones. */
  private String unusedOnes() {
    if (unused.isEmpty() || listsUnused) {
      return "";
    }
    listsUnused = true;
    return "; columns that nothing uses: " + unused.list();
  }

  private void warnOfUnusedColumns() {
    if (!unused.isEmpty()) {
      problems.warn("Unused columns, which are not sent: " + unused.listWithSuggestions());
    }
  }

  private void problem(String quoted, String rule) {
    problems.error("column " + quoted + ": " + rule);
  }
}
