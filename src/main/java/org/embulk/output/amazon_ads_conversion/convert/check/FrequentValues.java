package org.embulk.output.amazon_ads_conversion.convert.check;

import java.nio.ByteBuffer;

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

  /** Of an index of the table; even, since that is where a key is. */
  private static final int MASK = 2 * (SLOTS - 1);

  /** 2 to the 64th over the golden ratio, so that like digests part. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** For each slot a key and its count, side by side; a count of zero means a free slot. */
  private long[] table = new long[2 * SLOTS];

  private int counters;

  /**
   * Adds a value.
   *
   * @param digest its SHA-256
   */
  void add(byte[] digest) {
    long key = ByteBuffer.wrap(digest).getLong();
    int at = find(key);
    if (table[at + 1] > 0) {
      table[at + 1]++;
    } else if (counters < MAX_COUNTERS) {
      put(at, key, 1);
    } else {
      decrementAll();
    }
  }

  /** Returns how many additions, at least, were of values that were added more than so often. */
  long moreThan(long times) {
    long sum = 0;
    for (int at = 0; at < table.length; at += 2) {
      sum += table[at + 1] > times ? table[at + 1] : 0;
    }
    return sum;
  }

  /** Takes one off every counter, which pays for the value that none was left for. */
  private void decrementAll() {
    long[] old = table;
    table = new long[2 * SLOTS];
    counters = 0;
    for (int at = 0; at < old.length; at += 2) {
      if (old[at + 1] > 1) {
        put(find(old[at]), old[at], old[at + 1] - 1);
      }
    }
  }

  private void put(int at, long key, long count) {
    table[at] = key;
    table[at + 1] = count;
    counters++;
  }

  /** Returns where a key is, or the free slot where it belongs. */
  private int find(long key) {
    int at = (int) (key * SPREAD >>> 32) & MASK;
    while (table[at + 1] > 0 && table[at] != key) {
      at = at + 2 & MASK;
    }
    return at;
  }
}
