package org.embulk.output.amazon_ads.core.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Numbers by name, nested like the JSON object that they become, such as {@code {"records": 3,
 * "reasons": {"no_identifier": 1}}}. A path of names leads to a number.
 *
 * <p>Thread-safe: any thread may read the numbers of a job that runs.
 */
public final class Counts {
  private final Map<String, Long> numbers;
  private final Map<String, Counts> nested = new LinkedHashMap<>();
  private final Map<String, BinaryOperator<Long>> merges = new HashMap<>();
  private final int maxNames;
  private final String otherNames;

  public Counts() {
    this(new LinkedHashMap<>(), Integer.MAX_VALUE, "");
  }

  private Counts(Map<String, Long> numbers, int maxNames, String otherNames) {
    this.numbers = numbers;
    this.maxNames = maxNames;
    this.otherNames = otherNames;
  }

  /** Adds to a number. Adding 0 gives a number that was never counted a place in the JSON. */
  public void add(long number, String... path) {
    parent(path).addHere(number, last(path));
  }

  private synchronized void addHere(long number, String name) {
    boolean hasRoom = numbers.containsKey(name) || numbers.size() < maxNames;
    numbers.merge(hasRoom ? name : otherNames, number, merges.getOrDefault(name, Long::sum));
  }

  /** Lets adding to a number keep the least one, such as the first of some times. */
  public synchronized void keepLeast(String name) {
    merges.put(name, Math::min);
  }

  /** Lets adding to a number keep the greatest one, such as the last of some times. */
  public synchronized void keepGreatest(String name) {
    merges.put(name, Math::max);
  }

  /** Replaces a number. */
  public void set(long number, String... path) {
    parent(path).setHere(number, last(path));
  }

  private synchronized void setHere(long number, String name) {
    numbers.put(name, number);
  }

  private Counts parent(String... path) {
    Counts parent = this;
    for (int i = 0; i < path.length - 1; i++) {
      parent = parent.at(path[i]);
    }
    return parent;
  }

  private static String last(String... path) {
    return path[path.length - 1];
  }

  /** Returns a number; 0 if it was never counted. */
  public long get(String... path) {
    Counts parent = this;
    for (int i = 0; i < path.length - 1 && parent != null; i++) {
      parent = parent.find(path[i]);
    }
    return parent == null ? 0 : parent.getHere(last(path));
  }

  private synchronized Counts find(String name) {
    return nested.get(name);
  }

  private synchronized long getHere(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  /** Returns whether a number was ever counted. */
  public synchronized boolean has(String name) {
    return numbers.containsKey(name);
  }

  /** Returns the numbers nested under a name, where there may be none yet. */
  public synchronized Counts at(String name) {
    return nested.computeIfAbsent(name, absent -> new Counts());
  }

  /**
   * Nests numbers whose names a server or a row could invent without end.
   *
   * @param maxNames how many names are kept
   * @param otherNames the name under which all others are counted together
   */
  public synchronized void nestBounded(String name, int maxNames, String otherNames) {
    nested.put(name, new Counts(new TreeMap<>(), maxNames, otherNames));
  }

  /** Adds the numbers of another output. */
  public void addAll(Counts other) {
    addAll(other.toJson());
  }

  /** Adds the numbers of a JSON object that {@link #toJson} has returned. */
  public void addAll(JsonNode json) {
    json.properties()
        .forEach(
            field -> {
              if (field.getValue().isObject()) {
                at(field.getKey()).addAll(field.getValue());
              } else {
                add(field.getValue().longValue(), field.getKey());
              }
            });
  }

  /** Returns the sum of the numbers, without those nested further. */
  public synchronized long sum() {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the numbers, without those nested further: the largest first, then by name. */
  public synchronized List<Map.Entry<String, Long>> byNumber() {
    return new TreeMap<>(numbers)
        .entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .collect(Collectors.toList());
  }

  /** Returns the numbers as they are now, which change no more. */
  public Counts copy() {
    Counts copy = new Counts();
    copy.addAll(this);
    return copy;
  }

  /** Returns the numbers as they are now. */
  public synchronized ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    numbers.forEach(json::put);
    nested.forEach((name, counts) -> json.set(name, counts.toJson()));
    return json;
  }
}
