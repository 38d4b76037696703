package org.embulk.output.amazon_ads.core.deliver;

import org.embulk.output.amazon_ads.conversion.Event;
import org.embulk.output.amazon_ads.core.error.AmazonError;

/** An event that Amazon refused, with Amazon's error, as far as it may be shown. */
public final class Refusal {
  private final Event event;
  private final AmazonError error;
  private final boolean uncertain;

  Refusal(Event event, AmazonError error, boolean uncertain) {
    this.event = event;
    this.error = error;
    this.uncertain = uncertain;
  }

  public Event event() {
    return event;
  }

  public AmazonError error() {
    return error;
  }

  /** Returns whether Amazon may have accepted the event in an attempt before the refused one. */
  public boolean isUncertain() {
    return uncertain;
  }
}
