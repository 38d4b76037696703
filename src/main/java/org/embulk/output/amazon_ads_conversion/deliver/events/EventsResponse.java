package org.embulk.output.amazon_ads_conversion.deliver.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.error.AmazonError;
import org.embulk.output.amazon_ads_conversion.deliver.error.Redaction;

/** What one attempt to send events came to, whether a response came or not. */
public final class EventsResponse {
  /** The status of an attempt that brought no response at all. */
  private static final int NO_STATUS = 0;

  private static final Set<Integer> SUCCESS = new HashSet<>(Arrays.asList(200, 202, 207));

  private final int status;
  private final String failure;
  private final boolean sent;
  private final List<EventResult> results;
  private final AmazonError error;
  private final Duration retryAfter;

  private EventsResponse(
      int status,
      String failure,
      boolean sent,
      List<EventResult> results,
      AmazonError error,
      Duration retryAfter) {
    this.status = status;
    this.failure = failure;
    this.sent = sent;
    this.results = results;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  /** A response that tells what became of each event, in the order of the request. */
  static EventsResponse ofResults(int status, List<EventResult> results) {
    return new EventsResponse(status, "", true, results, AmazonError.NONE, Duration.ZERO);
  }

  /** A response with a status that is no success. */
  public static EventsResponse ofError(int status, AmazonError error, Duration retryAfter) {
    return new EventsResponse(status, "", true, Collections.emptyList(), error, retryAfter);
  }

  /** A response of success that can't be read, so that nobody knows what became of the events. */
  static EventsResponse unreadable(int status) {
    return new EventsResponse(
        status,
        "status " + status + " with an unreadable body",
        true,
        Collections.emptyList(),
        AmazonError.NONE,
        Duration.ZERO);
  }

  /**
   * An attempt without any response.
   *
   * @param failure what went wrong, in words of ours
   * @param sent whether Amazon can have got the request: there was a connection to send it over
   */
  static EventsResponse none(String failure, boolean sent) {
    return new EventsResponse(
        NO_STATUS, failure, sent, Collections.emptyList(), AmazonError.NONE, Duration.ZERO);
  }

  public static boolean isSuccess(int status) {
    return SUCCESS.contains(status);
  }

  public int status() {
    return status;
  }

  /** Says whether there is no response, or none that tells what Amazon did with the request. */
  public boolean isUnknown() {
    return !failure.isEmpty();
  }

  /** Says whether Amazon can have got the request at all. */
  public boolean isSent() {
    return sent;
  }

  /** Returns what became of each event; only of a response of success that can be read. */
  public List<EventResult> results() {
    return results;
  }

  /** Returns how long the server wants to be left alone; zero if it does not say. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns a short reason to count by, such as {@code status 503}. */
  public String reason() {
    if (isUnknown()) {
      return failure;
    }
    return isSuccess(status) ? "left open by Amazon" : "status " + status;
  }

  /**
   * Describes the response to these events, as it may be shown.
   *
   * @param events the events of the request that are still open
   */
  public String describe(List<Event> events) {
    if (isUnknown()) {
      return failure;
    }
    if (isSuccess(status)) {
      return "status " + status + openEvents();
    }
    String shown = error(events);
    return "status " + status + (shown.isEmpty() ? "" : " " + shown);
  }

  /** Returns Amazon's error as it may be shown, or "" where there is none. */
  public String error(List<Event> events) {
    return new Redaction(() -> EventTexts.of(events)).redact(error).toString();
  }

  private String openEvents() {
    long missing =
        results.stream().filter(result -> result.kind() == EventResult.Kind.MISSING).count();
    Redaction redaction = new Redaction(Collections::emptySet);
    String codes =
        results.stream()
            .filter(result -> result.kind() == EventResult.Kind.TRANSIENT)
            .map(result -> redaction.redact(result.error()).code())
            .distinct()
            .collect(Collectors.joining(", "));
    return (codes.isEmpty() ? "" : " with " + codes)
        + (missing == 0
            ? ""
            : (codes.isEmpty() ? "" : " and")
                + " without a result for "
                + (missing == 1 ? "1 event" : missing + " events"));
  }
}
