package org.embulk.output.amazon_ads_conversion.config;

import static org.embulk.output.amazon_ads_conversion.config.OptionReader.shown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Names of options or columns that nothing uses, for one line of bounded length. Those that are
 * probably misspelt come first, since the others are often meant for something else.
 */
final class UnusedNames {
  private static final int MAX_NAMED = 10;

  /** Comparing names takes time, and hardly any config or table has more of them. */
  private static final int MAX_COMPARED = 1000;

  private final List<String> misspelt = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final NearestName nearest;

  /**
   * @param given the names in the order given
   * @param used the names that have a use
   */
  UnusedNames(Collection<String> given, Collection<String> used) {
    LinkedHashSet<String> unused = new LinkedHashSet<>(given);
    unused.removeAll(used);
    LinkedHashSet<String> missing = new LinkedHashSet<>(used);
    given.forEach(missing::remove);
    this.nearest = new NearestName(missing);
    int compared = 0;
    for (String name : unused) {
      boolean full = misspelt.size() == MAX_NAMED;
      if (!full && compared++ < MAX_COMPARED && nearest.of(name).isPresent()) {
        misspelt.add(name);
      } else {
        others.add(name);
      }
    }
  }

  boolean isEmpty() {
    return misspelt.isEmpty() && others.isEmpty();
  }

  /** Returns the first names, quoted and cut, and how many more there are. */
  String list() {
    return list(OptionReader::shown);
  }

  /** Returns the same, each with the missing name that it may stand for. */
  String listWithSuggestions() {
    return list(
        name ->
            shown(name)
                + nearest
                    .of(name)
                    .map(meant -> " (did you mean " + shown(meant) + "?)")
                    .orElse(""));
  }

  private String list(Function<String, String> text) {
    StringBuilder list = new StringBuilder();
    Stream.concat(misspelt.stream(), others.stream())
        .limit(MAX_NAMED)
        .forEach(name -> list.append(list.length() == 0 ? "" : ", ").append(text.apply(name)));
    int more = misspelt.size() + others.size() - MAX_NAMED;
    return more > 0 ? list + " and " + more + " more" : list.toString();
  }
}
