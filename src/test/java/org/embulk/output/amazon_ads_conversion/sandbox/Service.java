package org.embulk.output.amazon_ads_conversion.sandbox;

/** Does what an endpoint is there for. */
@FunctionalInterface
interface Service {
  /**
   * @param rule judges the events of this request, after the schema did
   */
  Verdict judge(ReceivedRequest request, EventRule rule);
}
