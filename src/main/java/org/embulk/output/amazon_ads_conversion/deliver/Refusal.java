package org.embulk.output.amazon_ads_conversion.deliver;

import org.embulk.output.amazon_ads_conversion.convert.Event;

/** One event that Amazon refused, with Amazon's reason as it may be shown. */
public final class Refusal {
  private final Event event;
  private final ShownError error;

  Refusal(Event event, ShownError error) {
    this.event = event;
    this.error = error;
  }

  public Event event() {
    return event;
  }

  public ShownError error() {
    return error;
  }
}
