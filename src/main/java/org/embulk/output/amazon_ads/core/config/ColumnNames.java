package org.embulk.output.amazon_ads.core.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.Schema;

/**
 * What the plugin's columns are called in the input. Messages name a column that the config maps
 * twice, {@code "Order ID" (event_id)}: one name is in the user's file, the other in the
 * documentation.
 */
public final class ColumnNames {
  /** Every column has the same name in the input. */
  public static final ColumnNames SAME = new ColumnNames(Collections.emptyMap());

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /** By the plugin's name, the input's. */
  private final Map<String, String> mapped;

  /** The same of columns that the plugin finds itself, of which messages say nothing. */
  private final Map<String, String> found;

  /**
   * @param mapped by the plugin's name of a column, the input's
   */
  public ColumnNames(Map<String, String> mapped) {
    this(mapped, Collections.emptyMap());
  }

  private ColumnNames(Map<String, String> mapped, Map<String, String> found) {
    this.mapped = mapped;
    this.found = found;
  }

  /** Returns the same names, and those of columns that the plugin finds by a similar one. */
  public ColumnNames finding(Map<String, String> similar) {
    return new ColumnNames(mapped, similar);
  }

  /** Returns whether the config says what the column is called. */
  public boolean isMapped(String column) {
    return mapped.containsKey(column);
  }

  /** Returns the input's name of every column for which it may differ, by the plugin's. */
  public Map<String, String> differing() {
    Map<String, String> names = new LinkedHashMap<>(found);
    names.putAll(mapped);
    return names;
  }

  /** Returns the input's name of a column. */
  public String inInput(String column) {
    return mapped.getOrDefault(column, found.getOrDefault(column, column));
  }

  /** Returns for a message the name of a column, or both names. */
  public String of(String column) {
    String name = mapped.get(column);
    return name == null ? column : Printable.quoted(name) + " (" + column + ")";
  }

  /** Returns the same in quotes, of one column or of several that are separated by commas. */
  public String quoted(String columns) {
    if (mapped.isEmpty()) { // As a rule, and there may be a million invalid records.
      return '"' + columns + '"';
    }
    String named =
        Arrays.stream(columns.split(", ")).map(this::of).collect(Collectors.joining(", "));
    return named.equals(columns) ? '"' + columns + '"' : named;
  }

  /** Returns a message in which each column that stands in quotes has both names. */
  public String in(String message) {
    if (mapped.isEmpty()) {
      return message;
    }
    StringBuffer named = new StringBuffer();
    Matcher matcher = QUOTED.matcher(message);
    while (matcher.find()) {
      matcher.appendReplacement(named, Matcher.quoteReplacement(quoted(matcher.group(1))));
    }
    return matcher.appendTail(named).toString();
  }

  /**
   * Reports what the config maps to a column that the input does not have, and columns of the input
   * that would be two of the plugin's.
   *
   * @param columns those that the job uses, by the plugin's names
   */
  public void check(Schema schema, Collection<String> columns, Problems problems) {
    Set<String> given = new LinkedHashSet<>();
    schema.getColumns().forEach(column -> given.add(column.getName()));
    Map<String, String> used = new HashMap<>();
    for (String column : columns) {
      String name = inInput(column);
      if (!given.contains(name)) {
        if (isMapped(column)) {
          problems.error(unknown(column, name, given));
        }
        continue;
      }
      String other = used.putIfAbsent(name, column);
      if (other != null) {
        problems.error(
            "\"columns\": the input's column "
                + Printable.quoted(name)
                + " would be both \""
                + other
                + "\" and \""
                + column
                + "\"; each needs a column of its own");
      }
    }
  }

  private static String unknown(String column, String name, Set<String> given) {
    return "\"columns\": \""
        + column
        + "\" is mapped to "
        + Printable.quoted(name)
        + ", but the input has no such column"
        + Names.closest(name, given)
            .map(meant -> "; did you mean " + Printable.quoted(meant) + "?")
            .orElse("");
  }
}
