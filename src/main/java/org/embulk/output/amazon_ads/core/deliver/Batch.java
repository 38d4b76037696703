package org.embulk.output.amazon_ads.core.deliver;

import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads.conversion.Event;

/** Events that are handed over together. */
public final class Batch {
  private final String output;
  private final long number;
  private final List<Event> events;

  Batch(String output, long number, List<Event> events) {
    this.output = output;
    this.number = number;
    this.events = Collections.unmodifiableList(events);
  }

  public List<Event> events() {
    return events;
  }

  /** Returns the output and the batch number, as in every message. */
  @Override
  public String toString() {
    return output + ", batch " + number;
  }
}
