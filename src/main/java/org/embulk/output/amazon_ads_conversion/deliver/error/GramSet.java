package org.embulk.output.amazon_ads_conversion.deliver.error;

/**
 * Sequences of characters, all of one length, such as those that known texts consist of.
 *
 * <p>Keeps 32 bits of a hash of each, at a place that depends on others, so megabytes of texts take
 * no more than a few times their size. Two sequences are mixed up once in billions of times; then a
 * few characters are hidden without need.
 */
final class GramSet {
  private final int size;
  private final int[] table;

  /**
   * @param size the length of a sequence
   * @param maxGrams the maximum number of sequences added
   */
  GramSet(int size, int maxGrams) {
    this.size = size;
    // At most half full, so that searches are short.
    table = new int[Integer.highestOneBit(Math.max(maxGrams, 8)) * 4];
  }

  void addAll(CharSequence text) {
    for (int i = 0; i + size <= text.length(); i++) {
      add(text, i);
    }
  }

  /** Adds the sequence that begins at the index. */
  void add(CharSequence text, int index) {
    long hash = hash(text, index);
    table[place(hash)] = fingerprint(hash);
  }

  /** Returns whether the sequence that begins at the index has been added. */
  boolean contains(CharSequence text, int index) {
    long hash = hash(text, index);
    return table[place(hash)] == fingerprint(hash);
  }

  /** Returns the place of the sequence, or the free one where it belongs. */
  private int place(long hash) {
    int place = (int) hash & (table.length - 1);
    while (table[place] != 0 && table[place] != fingerprint(hash)) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private static int fingerprint(long hash) {
    return (int) (hash >>> 32) | 1; // 0 is a free place.
  }

  private long hash(CharSequence text, int index) {
    long hash = 0;
    for (int i = index; i < index + size; i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
