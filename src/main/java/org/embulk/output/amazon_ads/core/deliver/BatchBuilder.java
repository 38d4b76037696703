package org.embulk.output.amazon_ads.core.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups items into batches by count and size, regardless of page boundaries. */
public final class BatchBuilder {
  /** The maximum size of a batch's items, in bytes, unless a single item is larger: 4 MiB. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final String output;
  private final int maxItems;
  private List<Item> items = new ArrayList<>();
  private long bytes;
  private long closed;

  /**
   * @param output the name of the output in messages, such as {@code output 1}
   * @param maxItems the maximum number of items in a batch, at least 1
   */
  public BatchBuilder(String output, int maxItems) {
    this.output = output;
    this.maxItems = maxItems;
  }

  /** Adds an item and returns the batch that this closes, if any. */
  public Optional<Batch> add(Item item) {
    Optional<Batch> full = Optional.empty();
    if (!items.isEmpty() && bytes + item.json().length > MAX_BYTES) {
      full = flush();
    }
    items.add(item);
    bytes += item.json().length;
    // If a batch was closed above, maxItems is at least 2, so the new one is not full yet.
    return !full.isPresent() && items.size() >= maxItems ? flush() : full;
  }

  /** Closes the open batch; returns empty if it has no items. */
  public Optional<Batch> flush() {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(output, ++closed, items);
    items = new ArrayList<>();
    bytes = 0;
    return Optional.of(batch);
  }
}
