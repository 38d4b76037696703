package org.embulk.output.amazon_ads_conversion.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts how many accepted records carry each match key, and how many of its values normalization
 * left out: the first thing to check for a low match rate.
 */
public final class Coverage {
  private final List<String> types;
  private final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> leftOut = new HashMap<>();
  private long records;
  private long keys;

  /**
   * @param types every type of match key, in the order of the report
   */
  public Coverage(List<String> types) {
    this.types = types;
  }

  /**
   * Counts one accepted record.
   *
   * @param typesSent the types of its match keys, each identified by its text
   * @param typesLeftOut the types for which it had a value that was left out
   */
  public void add(Collection<?> typesSent, Collection<?> typesLeftOut) {
    records++;
    keys += typesSent.size();
    typesSent.forEach(type -> sent.merge(type.toString(), 1L, Long::sum));
    typesLeftOut.forEach(type -> leftOut.merge(type.toString(), 1L, Long::sum));
  }

  /**
   * Returns a line with the mean, and one for each type that occurs; no lines without records.
   *
   * @param counted the name of the counted records, such as {@code accepted records}
   */
  List<String> lines(String counted) {
    List<String> lines = new ArrayList<>();
    if (records == 0) {
      return lines;
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "Mean number of match keys in the %s: %.2f",
            counted,
            (double) keys / records));
    for (String type : types) {
      if (sent.containsKey(type) || leftOut.containsKey(type)) {
        lines.add(line(type, counted));
      }
    }
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
