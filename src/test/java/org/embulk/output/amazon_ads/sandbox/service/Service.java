package org.embulk.output.amazon_ads.sandbox.service;

import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;

/** Does what an endpoint is there for. */
@FunctionalInterface
public interface Service {
  /**
   * @param rule judges the events of this request, after the schema did
   */
  Verdict judge(ReceivedRequest request, EventRule rule);

  /**
   * Hears of a request that met a fault: the service may not have been asked about it, and the
   * client may not have got its answer, or not as the service made it.
   */
  default void metFault(ReceivedRequest request, Fault fault) {}
}
