package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Groups events into batches by number and size, whatever pages they come from. */
public final class BatchBuilder {
  /** The most bytes of events that a batch may have, unless one event alone has more: 4 MiB. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final String output;
  private final int mostEvents;
  private List<Event> events = new ArrayList<>();
  private long bytes;
  private long closed;

  /**
   * @param output what messages call the output, such as {@code output 1}
   * @param mostEvents the most events of a batch, 1 to 500
   */
  public BatchBuilder(String output, int mostEvents) {
    this.output = output;
    this.mostEvents = mostEvents;
  }

  /** Adds an event; returns the batch that is closed by it, if any. */
  public Optional<Batch> add(Event event) {
    Optional<Batch> full = Optional.empty();
    if (!events.isEmpty() && bytes + event.json().length > MAX_BYTES) {
      full = flush();
    }
    events.add(event);
    bytes += event.json().length;
    // With room for one event only, the new one can't be full as well: its size was checked above.
    return !full.isPresent() && events.size() >= mostEvents ? flush() : full;
  }

  /** Closes the batch that is open; empty if it holds no event. */
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
