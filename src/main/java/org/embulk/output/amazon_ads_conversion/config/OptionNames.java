package org.embulk.output.amazon_ads_conversion.config;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.embulk.util.config.Config;

/** Checks the names of the options, which the mapping to {@link PluginTask} ignores in silence. */
public final class OptionNames {
  /** What Embulk itself puts beside a plugin's options. */
  private static final String TYPE = "type";

  private OptionNames() {}

  /**
   * Warns of all unknown options in one line, without their values.
   *
   * @param given the names of all options in the config
   */
  public static void check(Collection<String> given, Problems problems) {
    Set<String> known = known();
    known.add(TYPE);
    UnusedNames unknown = new UnusedNames(given, known);
    if (!unknown.isEmpty()) {
      problems.warn("Unknown options, which are ignored: " + unknown.listWithSuggestions());
    }
  }

  /** Returns the names of all options, in alphabetical order. */
  static Set<String> known() {
    Set<String> names = new TreeSet<>();
    for (Method getter : PluginTask.class.getMethods()) {
      Config option = getter.getAnnotation(Config.class);
      if (option != null) {
        names.add(option.value());
      }
    }
    return names;
  }
}
