package org.embulk.output.amazon_ads.sandbox.audience.service;

import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Ends a request with an error, and says whether the plugin is to blame. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RawResponse answer;

  /**
   * @param violation what the plugin must never do, for the list that a test reads; empty if it is
   *     not to blame
   */
  Refusal(RawResponse answer, String violation) {
    super(violation, null, false, false);
    this.answer = answer;
  }

  static Refusal ofFault(
      Operation operation, ReceivedRequest request, RawResponse answer, String what) {
    return new Refusal(answer, operation + " " + request.number() + ": " + what);
  }

  RawResponse answer() {
    return answer;
  }

  String violation() {
    return getMessage();
  }
}
