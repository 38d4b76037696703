package org.embulk.output.amazon_ads.core.deliver;

import java.time.Duration;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.http.Exchange;

/** What came back for one attempt of a request that is no batch. */
public final class Reply<T> {
  private final int status;
  private final T value;
  private final String failure;
  private final boolean sent;
  private final AmazonError error;
  private final Duration retryAfter;

  private Reply(
      int status, T value, String failure, boolean sent, AmazonError error, Duration retryAfter) {
    this.status = status;
    this.value = value;
    this.failure = failure;
    this.sent = sent;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  public static <T> Reply<T> done(int status, T value) {
    return new Reply<>(status, value, "", true, AmazonError.NONE, Duration.ZERO);
  }

  /** Returns a successful response that can't be read. */
  public static <T> Reply<T> unreadable(int status) {
    String failure = "status " + status + " with an unreadable body";
    return new Reply<>(status, null, failure, true, AmazonError.NONE, Duration.ZERO);
  }

  public static <T> Reply<T> error(int status, AmazonError error, Duration retryAfter) {
    return new Reply<>(status, null, "", true, error, retryAfter);
  }

  /**
   * Returns an attempt without a response.
   *
   * @param sent whether Amazon may have received the request
   */
  public static <T> Reply<T> none(String failure, boolean sent) {
    return new Reply<>(Exchange.NO_STATUS, null, failure, sent, AmazonError.NONE, Duration.ZERO);
  }

  /** Returns what was read of a successful response, or null. */
  public T value() {
    return value;
  }

  public boolean isDone() {
    return value != null;
  }

  public int status() {
    return status;
  }

  public boolean isUnreadable() {
    return !failure.isEmpty() && status != Exchange.NO_STATUS;
  }

  /** Returns whether the request had no effect, and may be sent again when the rate allows it. */
  public boolean isThrottled() {
    return status == 429;
  }

  /** Returns whether the request had no effect because nothing of it was sent. */
  public boolean isUnsent() {
    return !sent;
  }

  /** Returns whether the trouble may pass. */
  public boolean isTransient() {
    return !failure.isEmpty() || NextStep.isTransient(status);
  }

  /** Returns whether the request may have had its effect although no response says so. */
  public boolean isUncertain() {
    return failure.isEmpty() ? status == 408 || status >= 500 : sent;
  }

  public String failure() {
    return failure;
  }

  public boolean isSent() {
    return sent;
  }

  public AmazonError error() {
    return error;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  /** Describes the response, safe to show. */
  public String describe() {
    if (!failure.isEmpty()) {
      return failure;
    }
    String shown = error.toString();
    return "status " + status + (shown.isEmpty() ? "" : " " + shown);
  }
}
