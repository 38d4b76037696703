package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.List;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Events that are still to be sent, and what earlier attempts to send just these left behind. */
final class PendingRequest {
  private List<Event> events;
  private boolean uncertain;
  private int retries;
  private int throttled;
  private boolean renewed;

  PendingRequest(List<Event> events) {
    this.events = events;
  }

  /** Returns a new request for some of these events, which carries on what is uncertain. */
  PendingRequest part(List<Event> some) {
    PendingRequest part = new PendingRequest(some);
    part.uncertain = uncertain;
    return part;
  }

  List<Event> events() {
    return events;
  }

  /** Keeps only the events that must be sent again: as bytes, that is another request. */
  void keep(List<Event> open) {
    events = open;
    renewed = false;
  }

  /** Says whether Amazon may have taken the events by an attempt that brought no clear answer. */
  boolean isUncertain() {
    return uncertain;
  }

  void leaveUncertain() {
    uncertain = true;
  }

  /** Counts one more retry and returns its number, from 1. */
  int nextRetry() {
    return ++retries;
  }

  /** Counts one more refusal by the rate limit and returns its number, from 1. */
  int nextThrottled() {
    return ++throttled;
  }

  /** Books the one renewal of the token that a request has; false if it is spent. */
  boolean renewOnce() {
    boolean first = !renewed;
    renewed = true;
    return first;
  }
}
