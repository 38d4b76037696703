package org.embulk.output.amazon_ads.sandbox.audience.service;

import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Does what an operation is there for. */
@FunctionalInterface
interface Act {
  RawResponse answer(Call call) throws Refusal;

  /** Hears that a fault stood in the way of a request or of its answer. */
  default void metFault(Call call) throws Refusal {}
}
