package org.embulk.output.amazon_ads_conversion.convert.check;

/**
 * Finds values that are frequent, in constant memory: the counters of Misra and Gries ("Finding
 * repeated elements", 1982).
 *
 * <p>Knows a value by the first 64 bits of its digest. A count is exact as long as there are no
 * more than {@value #MAX_COUNTERS} values, and never too high. Of n values it is too low by at most
 * n / 1001, so no value is called frequent that is not, and none that makes up 1.1 % is missed.
 */
final class FrequentValues {
  /** More of them would miss less: 1000 take 32 KB. */
  static final int MAX_COUNTERS = 1000;

  /** A power of two, at least twice the counters, so that a search ends soon. */
  private static final int SLOTS = 2048;

  private static final int MASK = SLOTS - 1;

  /** 2 to the 64th over the golden ratio, so that like digests part. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int PREFIX_DIGITS = 16;

  private long[] keys = new long[SLOTS];

  /** Zero for a slot that is free. */
  private long[] counts = new long[SLOTS];

  private int counters;

  /**
   * Adds a value.
   *
   * @param digest its SHA-256 in lower-case hexadecimal
   */
  void add(String digest) {
    long key = prefix(digest);
    int slot = slot(key);
    if (counts[slot] > 0) {
      counts[slot]++;
    } else if (counters < MAX_COUNTERS) {
      keys[slot] = key;
      counts[slot] = 1;
      counters++;
    } else {
      decrementAll();
    }
  }

  /** Returns how many additions, at least, were of values that were added more than so often. */
  long moreThan(long times) {
    long sum = 0;
    for (long count : counts) {
      sum += count > times ? count : 0;
    }
    return sum;
  }

  /** Takes one off every counter, which pays for the value that none was left for. */
  private void decrementAll() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[SLOTS];
    counts = new long[SLOTS];
    counters = 0;
    for (int i = 0; i < SLOTS; i++) {
      if (oldCounts[i] > 1) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i] - 1;
        counters++;
      }
    }
  }

  /** Returns the slot of a key, or the free one where it belongs. */
  private int slot(long key) {
    int slot = (int) (key * SPREAD >>> 32) & MASK;
    while (counts[slot] > 0 && keys[slot] != key) {
      slot = slot + 1 & MASK;
    }
    return slot;
  }

  private static long prefix(String digest) {
    long prefix = 0;
    for (int i = 0; i < PREFIX_DIGITS; i++) {
      char c = digest.charAt(i);
      prefix = prefix << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return prefix;
  }
}
