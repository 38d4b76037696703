package org.embulk.output.amazon_ads_conversion.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts how many accepted records carry each match key, and how many of its values normalization
 * left out: the first thing to check for a low match rate.
 *
 * <p>Thread-safe, as {@link Tally} is.
 */
public final class Coverage {
  private final List<String> types;
  private final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> leftOut = new HashMap<>();
  private long records;

  /**
   * @param types every type of match key, in the order of the report
   */
  public Coverage(List<String> types) {
    this.types = types;
  }

  /**
   * Counts many accepted records.
   *
   * @param sentByType how many of them carry a match key, by its type
   * @param leftOutByType how many of them had a value that was left out, by its type
   */
  public synchronized void add(
      long moreRecords, Map<String, Long> sentByType, Map<String, Long> leftOutByType) {
    records += moreRecords;
    sentByType.forEach((type, number) -> sent.merge(type, number, Long::sum));
    leftOutByType.forEach((type, number) -> leftOut.merge(type, number, Long::sum));
  }

  /** Adds the numbers of another output. */
  public void addAll(Coverage other) {
    add(other.records(), other.sent(), other.leftOut());
  }

  /** Returns how many accepted records were counted. */
  public synchronized long records() {
    return records;
  }

  /** Returns how many records carry a match key, by its type, in the order of the report. */
  public synchronized Map<String, Long> sent() {
    return inOrder(sent);
  }

  /** Returns how many records had a value that was left out, by its type. */
  public synchronized Map<String, Long> leftOut() {
    return inOrder(leftOut);
  }

  /** Returns the types that occur, in the order of the report. */
  synchronized List<String> types() {
    return types.stream()
        .filter(type -> sent.containsKey(type) || leftOut.containsKey(type))
        .collect(Collectors.toList());
  }

  private Map<String, Long> inOrder(Map<String, Long> numbers) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    types.stream()
        .filter(numbers::containsKey)
        .forEach(type -> ordered.put(type, numbers.get(type)));
    return ordered;
  }

  /**
   * Returns a line with the mean, and one for each type that occurs; no lines without records.
   *
   * @param counted the name of the counted records, such as {@code accepted records}
   */
  synchronized List<String> lines(String counted) {
    List<String> lines = new ArrayList<>();
    if (records == 0) {
      return lines;
    }
    long keys = sent.values().stream().mapToLong(Long::longValue).sum();
    lines.add(
        String.format(
            Locale.ROOT,
            "Mean number of match keys in the %s: %.2f",
            counted,
            (double) keys / records));
    types().forEach(type -> lines.add(line(type, counted)));
    return lines;
  }

  private String line(String type, String counted) {
    return String.format(
        Locale.ROOT,
        "Match key %s: in %.1f %% of the %s, left out of %d",
        type,
        100.0 * sent.getOrDefault(type, 0L) / records,
        counted,
        leftOut.getOrDefault(type, 0L));
  }
}
