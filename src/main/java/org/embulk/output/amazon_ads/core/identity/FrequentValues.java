package org.embulk.output.amazon_ads.core.identity;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds values that are frequent, in constant memory: the counters of Misra and Gries ("Finding
 * repeated elements", 1982).
 *
 * <p>Knows a value by the first 64 bits of its digest. A count is exact as long as there are no
 * more than {@value #MAX_COUNTERS} values, and never too high. Of n values it is too low by at most
 * n / 1001, so no value is called frequent that is not, and none that makes up 1.1 % is missed.
 */
final class FrequentValues {
  /** More of them would miss less: 1000 take about 100 KB. */
  static final int MAX_COUNTERS = 1000;

  private final Map<Long, Long> counters = new HashMap<>();

  /**
   * Adds a value.
   *
   * @param key the first 64 bits of its SHA-256
   */
  void add(Long key) {
    if (counters.size() < MAX_COUNTERS || counters.containsKey(key)) {
      counters.merge(key, 1L, Long::sum);
    } else {
      // One off every counter pays for the value that none is left for.
      counters.values().removeIf(count -> count == 1);
      counters.replaceAll((other, count) -> count - 1);
    }
  }

  /** Returns how many additions, at least, were of values that were added more than so often. */
  long moreThan(long times) {
    return counters.values().stream().mapToLong(Long::longValue).filter(n -> n > times).sum();
  }
}
