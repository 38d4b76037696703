package org.embulk.output.amazon_ads_conversion;

import java.util.Optional;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/**
 * Where the batches of one output go. Outcomes come on the thread that calls, some of them with a
 * later batch.
 */
interface Sender {
  /** Returns why no output of this plugin instance may send any more. */
  Optional<DeliveryException> stopped();

  /**
   * Sends a batch; waits while as many as may be are under way.
   *
   * @param settle gets each outcome that has come; what it throws is thrown on
   */
  void send(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException;

  /** Settles the outcomes that have come, without waiting for any. */
  void poll(Consumer<BatchOutcome> settle);

  /** Waits until nothing is under way. */
  void drain(Consumer<BatchOutcome> settle) throws InterruptedException;

  /** Starts nothing more, and waits for what is under way no longer than for one request. */
  void stop(Consumer<BatchOutcome> count);

  /** Cancels what is under way and lets go of what it holds; may be called any number of times. */
  void release();
}
