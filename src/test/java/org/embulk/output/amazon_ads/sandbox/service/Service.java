package org.embulk.output.amazon_ads.sandbox.service;

import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;

/** Does what an endpoint is there for. */
@FunctionalInterface
public interface Service {
  /**
   * @param rule judges the events of this request, after the schema did
   */
  Verdict judge(ReceivedRequest request, EventRule rule);
}
