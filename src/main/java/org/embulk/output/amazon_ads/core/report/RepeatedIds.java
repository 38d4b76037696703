package org.embulk.output.amazon_ads.core.report;

/**
 * Finds the ids that stand in a job more than once, over all of its outputs in this process.
 *
 * <p>Knows an id by 64 bits of a hash, so that a million of them fit into one open-addressed table
 * of 16 MiB, which grows as needed. Two of a million different ids have the same hash in one of 37
 * million jobs.
 *
 * <p>Thread-safe. An output adds the ids of a page at once, so that it locks once a page.
 */
public final class RepeatedIds {
  /** How many different ids are known. */
  static final int MAX_IDS = 1_000_000;

  private static final int FIRST_SLOTS = 1024;

  /** Marks an empty slot; the one id that has this hash is known by another. */
  private static final long EMPTY = 0;

  private long[] slots = new long[FIRST_SLOTS];
  private int size;

  /** How many of some ids the job had before, and how many were not compared with any. */
  public static final class Found {
    private int repeated;
    private int notCompared;

    public int repeated() {
      return repeated;
    }

    /** Returns how many ids came after the first million different ones. */
    public int notCompared() {
      return notCompared;
    }
  }

  /**
   * Adds ids.
   *
   * @param hashes 64 bits of a hash of each, which must be evenly distributed
   * @param number how many of the hashes count, from the first
   */
  public synchronized Found add(long[] hashes, int number) {
    Found found = new Found();
    for (int i = 0; i < number; i++) {
      if (size == MAX_IDS) {
        found.notCompared++;
      } else if (!add(hashes[i])) {
        found.repeated++;
      }
    }
    return found;
  }

  /** Adds an id; returns whether it is a new one. */
  private boolean add(long hash) {
    long id = hash == EMPTY ? 1 : hash;
    int slot = slot(id);
    if (slots[slot] == id) {
      return false;
    }
    slots[slot] = id;
    size++;
    if (size > slots.length / 2) {
      grow();
    }
    return true;
  }

  /** Returns the slot that has the id, or the empty one that it can have. */
  private int slot(long id) {
    int slot = (int) id & slots.length - 1;
    while (slots[slot] != EMPTY && slots[slot] != id) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] ids = slots;
    slots = new long[2 * ids.length];
    for (long id : ids) {
      if (id != EMPTY) {
        slots[slot(id)] = id;
      }
    }
  }
}
