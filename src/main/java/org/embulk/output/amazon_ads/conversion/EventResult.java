package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.error.AmazonError;

/** The result of one event in a 207. */
public final class EventResult {
  static final String TOO_MANY_REQUESTS = "TOO_MANY_REQUESTS";

  /** An event that the response does not name. */
  static final EventResult MISSING = new EventResult(Kind.MISSING, null);

  /** An event that Amazon accepted. */
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

  /** Returns whether Amazon refused the event because of the rate, so that it may come again. */
  boolean isRateLimited() {
    return kind == Kind.TRANSIENT && error.code().equals(TOO_MANY_REQUESTS);
  }

  /** Returns Amazon's error; only for refused and transient events. */
  public AmazonError error() {
    return error;
  }
}
