package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What one request came to. */
final class Answer {
  /** The status of an exchange that brought no answer at all. */
  static final int NO_STATUS = 0;

  private final int status;
  private final String fault;
  private final boolean sent;
  private final List<EventResult> results;
  private final AmazonError error;
  private final Optional<Duration> retryAfter;

  private Answer(
      int status,
      String fault,
      boolean sent,
      List<EventResult> results,
      AmazonError error,
      Optional<Duration> retryAfter) {
    this.status = status;
    this.fault = fault;
    this.sent = sent;
    this.results = results;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  /** An answer that tells what became of each event, in the order of the request. */
  static Answer ofResults(int status, List<EventResult> results) {
    return new Answer(status, "", true, results, AmazonError.NONE, Optional.empty());
  }

  /**
   * An exchange whose outcome nobody knows: no answer came, or one of success that can't be read.
   *
   * @param fault what went wrong, in words of ours
   */
  static Answer unknown(int status, String fault) {
    return new Answer(
        status, fault, true, Collections.emptyList(), AmazonError.NONE, Optional.empty());
  }

  /**
   * An exchange that never was: there was no connection to send the request over.
   *
   * @param fault what went wrong, in words of ours
   */
  static Answer unsent(String fault) {
    return new Answer(
        NO_STATUS, fault, false, Collections.emptyList(), AmazonError.NONE, Optional.empty());
  }

  /** An answer with a status that is no success. */
  static Answer ofStatus(int status, AmazonError error, Optional<Duration> retryAfter) {
    return new Answer(status, "", true, Collections.emptyList(), error, retryAfter);
  }

  int status() {
    return status;
  }

  /** Says whether there is no answer, or none that tells what Amazon did with the request. */
  boolean isUnknown() {
    return !fault.isEmpty();
  }

  /** Says whether Amazon can have got the request at all. */
  boolean isSent() {
    return sent;
  }

  String fault() {
    return fault;
  }

  List<EventResult> results() {
    return results;
  }

  AmazonError error() {
    return error;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
