package org.embulk.output.amazon_ads.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.embulk.config.ConfigException;

/** Collects errors and warnings about the config and the input's columns. */
public final class Problems {
  /** So that a text of thousands of wrong parts still gives a message that somebody reads. */
  private static final int MAX_LINES = 50;

  private final String plugin;

  /** In the order found, each once: one mistake can show up at two places in a value. */
  private final Set<String> errors = new LinkedHashSet<>();

  private final List<String> warnings = new ArrayList<>();

  /**
   * @param plugin the type of the plugin, for the message
   */
  public Problems(String plugin) {
    this.plugin = plugin;
  }

  public void error(String line) {
    errors.add(line);
  }

  public void warn(String line) {
    warnings.add(line);
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Returns the warnings that the user should see although the job can run. */
  public List<String> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  /**
   * Throws all errors together, so that the user fixes a config once.
   *
   * @throws ConfigException if there is any error
   */
  public void throwIfAny() {
    if (errors.isEmpty()) {
      return;
    }
    StringBuilder message = new StringBuilder(plugin + " cannot run with this config:");
    errors.stream().limit(MAX_LINES).forEach(error -> message.append("\n- ").append(error));
    int more = errors.size() - MAX_LINES;
    if (more > 0) {
      message
          .append("\n- and ")
          .append(more)
          .append(more == 1 ? " more problem" : " more problems");
    }
    throw new ConfigException(message.toString());
  }
}
