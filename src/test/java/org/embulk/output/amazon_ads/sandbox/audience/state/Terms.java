package org.embulk.output.amazon_ads.sandbox.audience.state;

/** What the sandbox says of the terms of a region. */
public enum Terms {
  ACCEPTED,
  /** Answered with the whole agreement, which is long. */
  NOT_ACCEPTED,
  /** Answered without {@code hasAccepted}. */
  UNSAID,
  /** Answered with 404. */
  ABSENT
}
