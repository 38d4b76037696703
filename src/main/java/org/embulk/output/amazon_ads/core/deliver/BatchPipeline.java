package org.embulk.output.amazon_ads.core.deliver;

import java.util.List;
import java.util.function.Consumer;

/**
 * Delivers the batches of one output. Reports outcomes on the calling thread, in completion order,
 * which may differ from the order of the batches.
 *
 * <p>The output uses it from one thread at a time. There are three ways to an end:
 *
 * <ul>
 *   <li>The output has finished: it has called {@link #drain}, and calls {@link #close}.
 *   <li>The output fails, or is aborted: it calls {@link #stop}, which counts what was in flight,
 *       and then {@link #close}.
 *   <li>The job fails elsewhere: the job calls {@link #halt} from the thread that noticed, and the
 *       output stops when it is called next. If Embulk never calls it again, the job calls {@link
 *       #close} from the thread of the transaction, when that ends.
 * </ul>
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

  /**
   * Returns the items in flight: handed over, and their outcome not reported yet. Callable from any
   * thread.
   */
  List<Item> inFlight();

  /** Starts no further request, and lets what is in flight go on; callable from any thread. */
  void halt();

  /**
   * Cancels what is in flight, waits for less than a second until it has ended, and releases all
   * resources; idempotent, and callable from any thread.
   */
  @Override
  void close();
}
