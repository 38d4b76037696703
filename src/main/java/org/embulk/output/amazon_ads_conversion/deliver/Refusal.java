package org.embulk.output.amazon_ads_conversion.deliver;

import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.error.RedactedError;

/** An event that Amazon refused, with Amazon's redacted error. */
public final class Refusal {
  private final Event event;
  private final RedactedError error;
  private final boolean uncertain;

  Refusal(Event event, RedactedError error, boolean uncertain) {
    this.event = event;
    this.error = error;
    this.uncertain = uncertain;
  }

  public Event event() {
    return event;
  }

  public RedactedError error() {
    return error;
  }

  /** Returns whether Amazon may have accepted the event in an attempt before the refused one. */
  public boolean isUncertain() {
    return uncertain;
  }
}
