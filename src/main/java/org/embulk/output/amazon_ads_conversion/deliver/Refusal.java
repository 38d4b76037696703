package org.embulk.output.amazon_ads_conversion.deliver;

import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.error.RedactedError;

/** One event that Amazon refused, with Amazon's reason as it may be shown. */
public final class Refusal {
  private final Event event;
  private final RedactedError error;

  Refusal(Event event, RedactedError error) {
    this.event = event;
    this.error = error;
  }

  public Event event() {
    return event;
  }

  public RedactedError error() {
    return error;
  }
}
