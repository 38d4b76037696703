package org.embulk.output.amazon_ads.sandbox.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Holds a request's headers: names in any letter case, repeated ones kept apart. */
public final class Headers {
  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Headers(List<Map.Entry<String, String>> fields) {
    for (Map.Entry<String, String> field : fields) {
      values.computeIfAbsent(field.getKey(), name -> new ArrayList<>()).add(field.getValue());
    }
  }

  /** Returns every value of a header, none if it was not sent. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** Returns the value of a header that was sent exactly once: a repeated one is as bad as none. */
  public Optional<String> only(String name) {
    List<String> all = all(name);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  boolean says(String name, String word) {
    return all(name).stream().anyMatch(word::equalsIgnoreCase);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
