package org.embulk.output.amazon_ads.core.deliver;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.http.Exchange;

/** The result of one attempt to send items, with or without a response. */
public final class Answer {
  private final int status;
  private final String failure;
  private final boolean sent;
  private final List<ItemResult> results;
  private final AmazonError error;
  private final Duration retryAfter;
  private final String receipt;

  private Answer(
      int status,
      String failure,
      boolean sent,
      List<ItemResult> results,
      AmazonError error,
      Duration retryAfter,
      String receipt) {
    this.status = status;
    this.failure = failure;
    this.sent = sent;
    this.results = results;
    this.error = error;
    this.retryAfter = retryAfter;
    this.receipt = receipt;
  }

  /** Returns a response with the result of each item, in the order of the request. */
  public static Answer ofResults(int status, List<ItemResult> results, Duration retryAfter) {
    return new Answer(status, "", true, results, AmazonError.NONE, retryAfter, "");
  }

  /**
   * Returns a response that accepts all items under one id, by which their outcome can be asked for
   * later.
   */
  public static Answer ofReceipt(int status, int items, String id) {
    return new Answer(
        status,
        "",
        true,
        Collections.nCopies(items, ItemResult.ACCEPTED),
        AmazonError.NONE,
        Duration.ZERO,
        id);
  }

  /** Returns a response with an unsuccessful status. */
  public static Answer ofError(int status, AmazonError error, Duration retryAfter) {
    return new Answer(status, "", true, Collections.emptyList(), error, retryAfter, "");
  }

  /** Returns a successful response that can't be read, so that the outcome is unknown. */
  public static Answer unreadable(int status) {
    return unknown(status, "status " + status + " with an unreadable body", true);
  }

  /**
   * Returns the result of an attempt without a response.
   *
   * @param failure what went wrong, in our own words
   * @param sent whether Amazon may have received any of the request
   */
  public static Answer none(String failure, boolean sent) {
    return unknown(Exchange.NO_STATUS, failure, sent);
  }

  private static Answer unknown(int status, String failure, boolean sent) {
    return new Answer(
        status, failure, sent, Collections.emptyList(), AmazonError.NONE, Duration.ZERO, "");
  }

  public int status() {
    return status;
  }

  /** Returns whether there is no response, or none that shows what Amazon did with the request. */
  public boolean isUnknown() {
    return !failure.isEmpty();
  }

  /** Returns whether Amazon may have received the request at all. */
  public boolean isSent() {
    return sent;
  }

  /** Returns whether there is a readable, successful response, with a result for each item. */
  public boolean hasResults() {
    return !results.isEmpty();
  }

  /** Returns the result of each item; only for a readable, successful response. */
  public List<ItemResult> results() {
    return results;
  }

  /** Returns whether an item, though not the request, was refused because of the rate. */
  public boolean isRateLimited() {
    return results.stream().anyMatch(ItemResult::isRateLimited);
  }

  /** Returns the id under which the items were accepted, or "" if there is none. */
  String receipt() {
    return receipt;
  }

  /** Returns how long the server asks to wait; zero if it does not say. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns a short reason for counting, such as {@code status 503}. */
  public String reason() {
    if (isUnknown()) {
      return failure;
    }
    return hasResults() ? "left open by Amazon" : "status " + status;
  }

  /** Describes the response, safe to show. */
  public String describe() {
    if (isUnknown()) {
      return failure;
    }
    if (hasResults()) {
      return "status " + status + openItems();
    }
    String shown = error();
    return "status " + status + (shown.isEmpty() ? "" : " " + shown);
  }

  /** Returns Amazon's error as far as it may be shown, or "" if there is none. */
  public String error() {
    return error.toString();
  }

  private String openItems() {
    long missing =
        results.stream().filter(result -> result.kind() == ItemResult.Kind.MISSING).count();
    String codes =
        results.stream()
            .filter(result -> result.kind() == ItemResult.Kind.TRANSIENT)
            .map(result -> result.error().code()) // One of two, or none.
            .map(code -> code.isEmpty() ? "no code" : code)
            .distinct()
            .collect(Collectors.joining(", "));
    return (codes.isEmpty() ? "" : " with " + codes)
        + (missing == 0
            ? ""
            : (codes.isEmpty() ? "" : " and")
                + " without a result for "
                + (missing == 1 ? "1 record" : missing + " records"));
  }
}
