package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Events of a batch that are not sent any more, and why. */
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

  /** Returns a short reason to count by, such as {@code status 503}. */
  public String reason() {
    return reason;
  }

  /** Returns the reason in full, for a log line. */
  public String why() {
    return why;
  }

  /** Says whether Amazon may have taken the events: an attempt's answer never came, say. */
  public boolean isUncertain() {
    return uncertain;
  }
}
