package org.embulk.output.amazon_ads.core.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.conversion.Event;

/** Groups events into batches by count and size, regardless of page boundaries. */
public final class BatchBuilder {
  /** The maximum size of a batch's events, in bytes, unless a single event is larger: 4 MiB. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final String output;
  private final int maxEvents;
  private List<Event> events = new ArrayList<>();
  private long bytes;
  private long closed;

  /**
   * @param output the name of the output in messages, such as {@code output 1}
   * @param maxEvents the maximum number of events in a batch, 1 to 500
   */
  public BatchBuilder(String output, int maxEvents) {
    this.output = output;
    this.maxEvents = maxEvents;
  }

  /** Adds an event and returns the batch that this closes, if any. */
  public Optional<Batch> add(Event event) {
    Optional<Batch> full = Optional.empty();
    if (!events.isEmpty() && bytes + event.json().length > MAX_BYTES) {
      full = flush();
    }
    events.add(event);
    bytes += event.json().length;
    // If a batch was closed above, maxEvents is at least 2, so the new one is not full yet.
    return !full.isPresent() && events.size() >= maxEvents ? flush() : full;
  }

  /** Closes the open batch; returns empty if it has no events. */
  public Optional<Batch> flush() {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(output, ++closed, events);
    events = new ArrayList<>();
    bytes = 0;
    return Optional.of(batch);
  }
}
