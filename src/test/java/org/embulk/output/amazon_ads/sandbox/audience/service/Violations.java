package org.embulk.output.amazon_ads.sandbox.audience.service;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps what the plugin did and must never do. */
public final class Violations {
  private final Set<String> all = new LinkedHashSet<>();

  /** Keeps a violation, once. An empty text is none. */
  synchronized void add(String violation) {
    if (!violation.isEmpty()) {
      all.add(violation);
    }
  }

  public synchronized List<String> all() {
    return List.copyOf(all);
  }

  /** Returns them and forgets them. */
  public synchronized List<String> take() {
    List<String> taken = List.copyOf(all);
    all.clear();
    return taken;
  }
}
