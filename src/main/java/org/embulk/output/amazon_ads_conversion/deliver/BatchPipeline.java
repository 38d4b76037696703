package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.function.Consumer;

/**
 * Delivers the batches of one output. Reports outcomes on the calling thread, in completion order,
 * which may differ from the order of the batches.
 *
 * <p>Used by one thread at a time; only {@link #halt}, {@link #cancel} and {@link #close} may be
 * called from any thread.
 */
public interface BatchPipeline extends AutoCloseable {
  /**
   * Submits a batch; waits while the maximum number of batches is in flight.
   *
   * @param settle receives the outcomes that have arrived; its exceptions propagate
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  void submit(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException;

  /** Reports the outcomes that have arrived, without waiting. */
  void poll(Consumer<BatchOutcome> settle);

  /**
   * Waits until nothing is in flight.
   *
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  void drain(Consumer<BatchOutcome> settle) throws InterruptedException;

  /**
   * Starts no further request, waits for those in flight for at most one request timeout, and
   * cancels the rest; cancels at once if the thread is interrupted. Preserves the interrupt status.
   *
   * @param count receives the outcome of each batch that was in flight
   */
  void stop(Consumer<BatchOutcome> count);

  /** Starts no further request, and lets what is in flight go on; callable from any thread. */
  void halt();

  /** Cancels what is in flight, without waiting for its end; callable from any thread. */
  void cancel();

  /** Cancels what is in flight and releases all resources; idempotent. */
  @Override
  void close();
}
