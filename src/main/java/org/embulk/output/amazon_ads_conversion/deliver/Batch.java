package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Events that go out together. */
public final class Batch {
  private final long number;
  private final List<Event> events;

  Batch(long number, List<Event> events) {
    this.number = number;
    this.events = Collections.unmodifiableList(events);
  }

  /** Returns the number of the batch within its output, from 1. */
  public long number() {
    return number;
  }

  public List<Event> events() {
    return events;
  }

  @Override
  public String toString() {
    return "batch " + number;
  }
}
