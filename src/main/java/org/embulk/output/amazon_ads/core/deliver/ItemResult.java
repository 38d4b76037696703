package org.embulk.output.amazon_ads.core.deliver;

import org.embulk.output.amazon_ads.core.error.AmazonError;

/** The result of one item in a response that names each of them, such as a 207. */
public final class ItemResult {
  public static final String TOO_MANY_REQUESTS = "TOO_MANY_REQUESTS";

  /** An item that the response does not name, or of which it contradicts itself. */
  public static final ItemResult MISSING = new ItemResult(Kind.MISSING, null);

  /** An item that Amazon accepted. */
  public static final ItemResult ACCEPTED = new ItemResult(Kind.ACCEPTED, null);

  public enum Kind {
    ACCEPTED,
    REFUSED,
    TRANSIENT,
    MISSING
  }

  private final Kind kind;
  private final AmazonError error;

  private ItemResult(Kind kind, AmazonError error) {
    this.kind = kind;
    this.error = error;
  }

  public static ItemResult refused(AmazonError error) {
    return new ItemResult(Kind.REFUSED, error);
  }

  public static ItemResult transientError(AmazonError error) {
    return new ItemResult(Kind.TRANSIENT, error);
  }

  public Kind kind() {
    return kind;
  }

  /** Returns whether Amazon refused the item because of the rate, so that it may come again. */
  public boolean isRateLimited() {
    return kind == Kind.TRANSIENT && error.code().equals(TOO_MANY_REQUESTS);
  }

  /** Returns Amazon's error; only for refused and transient items. */
  public AmazonError error() {
    return error;
  }
}
