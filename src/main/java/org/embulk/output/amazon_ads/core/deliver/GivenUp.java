package org.embulk.output.amazon_ads.core.deliver;

import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads.conversion.Event;

/** Events of a batch that were given up, and why. */
public final class GivenUp {
  private final List<Event> events;
  private final String reason;
  private final String why;
  private final boolean uncertain;

  GivenUp(List<Event> events, String reason, String why, boolean uncertain) {
    this.events = Collections.unmodifiableList(events);
    this.reason = reason;
    this.why = why;
    this.uncertain = uncertain;
  }

  public List<Event> events() {
    return events;
  }

  /** Returns a short reason for counting, such as {@code status 503}. */
  public String reason() {
    return reason;
  }

  /** Returns the full reason, for a log line. */
  public String why() {
    return why;
  }

  /**
   * Returns whether Amazon may have accepted the events, for example because a response was lost.
   */
  public boolean isUncertain() {
    return uncertain;
  }
}
