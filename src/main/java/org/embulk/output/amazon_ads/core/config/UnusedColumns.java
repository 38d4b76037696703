package org.embulk.output.amazon_ads.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.Schema;

/**
 * The columns of the input that nothing uses. Those that are probably misspelt come first, since
 * the others are often meant for something else.
 */
public final class UnusedColumns {
  private final List<String> names;

  /** By a name, the missing column that it may stand for. */
  private final Map<String, String> suggestions = new HashMap<>();

  public UnusedColumns(Schema schema, Collection<String> used) {
    Set<String> given = new LinkedHashSet<>();
    schema.getColumns().forEach(column -> given.add(column.getName()));
    Set<String> missing = new LinkedHashSet<>(used);
    missing.removeAll(given);
    given.removeAll(used);
    for (String name : given) {
      Names.closest(name, missing).ifPresent(meant -> suggestions.put(name, meant));
    }
    names = new ArrayList<>(given);
    names.sort(Comparator.comparing(name -> !suggestions.containsKey(name)));
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** Returns the first names, and how many more there are. */
  public String list() {
    return list(Printable::quoted);
  }

  /** Returns the same, each with the missing column that it may stand for. */
  public String listWithSuggestions() {
    return list(this::withSuggestion);
  }

  private String list(Function<String, String> text) {
    return Names.list(names.stream().map(text).collect(Collectors.toList()));
  }

  private String withSuggestion(String name) {
    String meant = suggestions.get(name);
    return Printable.quoted(name)
        + (meant == null ? "" : " (did you mean " + Printable.quoted(meant) + "?)");
  }
}
