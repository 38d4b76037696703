package org.embulk.output.amazon_ads.sandbox.audience.service;

import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.EventRule;
import org.embulk.output.amazon_ads.sandbox.service.Service;
import org.embulk.output.amazon_ads.sandbox.service.Verdict;

/**
 * Answers whatever the plugin must never ask with 404. That includes two operations that Amazon
 * has: PATCH accepts the terms, which is a person's act, and DELETE may remove all of a user's
 * connections.
 */
final class UnknownOperation implements Service {
  private final Violations violations;

  UnknownOperation(Violations violations) {
    this.violations = violations;
  }

  @Override
  public Verdict judge(ReceivedRequest request, EventRule rule) {
    String path = RequestTarget.of(request.head()).path();
    violations.add("Never called: " + request.method() + " " + path);
    return Verdict.onlyAnswer(ErrorBody.gatewayMessage(404, "There is nothing at this path"));
  }
}
