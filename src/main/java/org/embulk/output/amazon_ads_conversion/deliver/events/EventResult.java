package org.embulk.output.amazon_ads_conversion.deliver.events;

import org.embulk.output.amazon_ads_conversion.deliver.error.AmazonError;

/** What a 207 says of one event. */
public final class EventResult {
  /** An event that the answer does not name. */
  static final EventResult MISSING = new EventResult(Kind.MISSING, null);

  /** An event among those that Amazon took. */
  static final EventResult ACCEPTED = new EventResult(Kind.ACCEPTED, null);

  public enum Kind {
    ACCEPTED,
    REFUSED,
    TRANSIENT,
    MISSING
  }

  private final Kind kind;
  private final AmazonError error;

  private EventResult(Kind kind, AmazonError error) {
    this.kind = kind;
    this.error = error;
  }

  public static EventResult refused(AmazonError error) {
    return new EventResult(Kind.REFUSED, error);
  }

  public static EventResult transientError(AmazonError error) {
    return new EventResult(Kind.TRANSIENT, error);
  }

  public Kind kind() {
    return kind;
  }

  /** Returns what Amazon gave as the reason; of refused and transient events only. */
  public AmazonError error() {
    return error;
  }
}
