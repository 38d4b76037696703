package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.Optional;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads_conversion.deliver.auth.AuthorizationException;

/**
 * What one output writes its batches to. Outcomes are handed over on the thread that calls, in the
 * order in which they come, which need not be that of the batches.
 *
 * <p>One thread uses it at a time; only {@link #close} may be called from any.
 */
public interface BatchPipeline extends AutoCloseable {
  /** Returns why no output of this plugin instance may send any more. */
  Optional<AuthorizationException> stopped();

  /**
   * Takes a batch; waits while as many as may be are in flight.
   *
   * @param settle gets the outcomes that have come; what it throws is thrown on
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void submit(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException;

  /** Hands over the outcomes that have come, without waiting for any. */
  void poll(Consumer<BatchOutcome> settle);

  /**
   * Waits until nothing is in flight.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void drain(Consumer<BatchOutcome> settle) throws InterruptedException;

  /**
   * Starts no further request, waits for those in flight no longer than for one request, and
   * cancels what is left of them, at once if the thread is interrupted. An interrupt status is
   * kept.
   *
   * @param count gets what became of each batch that was in flight
   */
  void stop(Consumer<BatchOutcome> count);

  /** Cancels what is in flight and lets go of what it holds; may be called any number of times. */
  @Override
  void close();
}
