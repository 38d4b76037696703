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
  private final Settings settings;
  private final Problems problems;
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final UnusedColumns unused;
  private boolean listsUnused;

  private SchemaCheck(Schema schema, Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.unused = new UnusedColumns(schema, usedNames());
  }

  /** Reports every problem with the columns, and unused columns in one warning. */
  public static void check(Schema schema, Settings settings, Problems problems) {
    SchemaCheck check = new SchemaCheck(schema, settings, problems);
    check.checkDuplicates(schema);
    check.checkRequiredColumns();
    check.checkIdentifier();
    check.checkConsentInEurope();
    check.checkTypes();
    check.checkCustomAttributes();
    check.warnOfUnusedColumns();
  }

  private void checkDuplicates(Schema schema) {
    Set<String> repeated = new HashSet<>();
    for (Column column : schema.getColumns()) {
      if (types.put(column.getName(), column.getType()) != null && repeated.add(column.getName())) {
        problem(column.getName(), "must appear only once in the input, but appears several times");
      }
    }
  }

  private void checkRequiredColumns() {
    for (EventColumn column : EventColumn.values()) {
      if (column.role() == Role.REQUIRED && !types.containsKey(column.columnName())) {
        problem(
            column.columnName(), "is required, but the input has no such column" + unusedOnes());
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
        .anyMatch(column -> column.role() == role && types.containsKey(column.columnName()));
  }

  private static String namesOf(Role role) {
    return Arrays.stream(EventColumn.values())
        .filter(column -> column.role() == role)
        .map(EventColumn::columnName)
        .collect(Collectors.joining(", "));
  }

  private void checkTypes() {
    for (EventColumn column : EventColumn.values()) {
      Type type = types.get(column.columnName());
      if (type != null && !column.types().contains(type)) {
        problem(
            column.columnName(),
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
      Type type = types.get(attribute.name());
      String named = "\"custom_data\": names " + Printable.quoted(attribute.name()) + ", ";
      if (isPersonal(attribute.name())) {
        problems.error(
            named + "which is an identifier or a consent and must not be a custom attribute");
      } else if (type == null) {
        missing.add(Printable.quoted(attribute.name()) + columnMeantBy(attribute.name()));
      } else if (type.equals(Types.JSON)) {
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
        types.keySet().stream().filter(name -> !isPersonal(name)).collect(Collectors.toList());
    return Names.closest(attribute, possible)
        .map(name -> " (did you mean " + Printable.quoted(name) + "?)")
        .orElse("");
  }

  private static boolean isPersonal(String name) {
    return Arrays.stream(EventColumn.values())
        .anyMatch(
            column -> column.columnName().equalsIgnoreCase(name) && column.role().isPersonal());
  }

  /** Returns in the order of preference what a column may be named. */
  private Set<String> usedNames() {
    Set<String> used = new LinkedHashSet<>();
    for (EventColumn column : EventColumn.values()) {
      used.add(column.columnName());
    }
    settings.customData.forEach(attribute -> used.add(attribute.name()));
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

  private void problem(String column, String rule) {
    problems.error("column " + Printable.quoted(column) + ": " + rule);
  }
}
