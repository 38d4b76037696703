package org.embulk.output.amazon_ads_conversion.config;

import static org.embulk.output.amazon_ads_conversion.config.OptionReader.shown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** Names of options or columns that nothing uses, for one line of bounded length. */
final class UnusedNames {
  private static final int MAX_NAMED = 10;

  private final List<String> names;
  private final NearestName nearest;

  /**
   * @param given the names in the order given
   * @param used the names that have a use
   */
  UnusedNames(Collection<String> given, Collection<String> used) {
    LinkedHashSet<String> unused = new LinkedHashSet<>(given);
    unused.removeAll(used);
    this.names = new ArrayList<>(unused);
    LinkedHashSet<String> missing = new LinkedHashSet<>(used);
    given.forEach(missing::remove);
    this.nearest = new NearestName(missing);
  }

  boolean isEmpty() {
    return names.isEmpty();
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
    for (String name : names.subList(0, Math.min(names.size(), MAX_NAMED))) {
      list.append(list.length() == 0 ? "" : ", ").append(text.apply(name));
    }
    int more = names.size() - MAX_NAMED;
    return more > 0 ? list + " and " + more + " more" : list.toString();
  }
}
