package org.embulk.output.amazon_ads.embulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Walks a failure. */
final class Causes {
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Throwable> found = new ArrayList<>();

  private Causes() {}

  /** Returns the exception, its causes and every suppressed one, each once. */
  static List<Throwable> of(Throwable top) {
    Causes causes = new Causes();
    causes.walk(top);
    return List.copyOf(causes.found);
  }

  private void walk(Throwable throwable) {
    if (throwable == null || !seen.add(throwable)) {
      return;
    }
    found.add(throwable);
    walk(throwable.getCause());
    for (Throwable suppressed : throwable.getSuppressed()) {
      walk(suppressed);
    }
  }
}
