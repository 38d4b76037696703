package org.embulk.output.amazon_ads.core.deliver;

import java.util.Collections;
import java.util.List;

/** Items that are handed over together. */
public final class Batch {
  private final String output;
  private final long number;
  private final List<Item> items;

  Batch(String output, long number, List<Item> items) {
    this.output = output;
    this.number = number;
    this.items = Collections.unmodifiableList(items);
  }

  long number() {
    return number;
  }

  public List<Item> items() {
    return items;
  }

  /** Returns the output and the batch number, as in every message. */
  @Override
  public String toString() {
    return output + ", batch " + number;
  }
}
