package org.embulk.output.amazon_ads_conversion.deliver;

import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.error.RedactedError;

/** An event that Amazon refused, with Amazon's redacted error. */
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
