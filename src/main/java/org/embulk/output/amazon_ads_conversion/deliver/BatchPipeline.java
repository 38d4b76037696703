package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sends several batches of one output at once, each on a thread of its own, while the next rows are
 * converted. Outcomes are handed over on the caller's thread, in the order in which they come.
 *
 * <p>One thread uses it at a time; only {@link #close} may be called from any.
 */
public final class BatchPipeline implements AutoCloseable {
  /**
   * Longer than the budgets of a batch and of a token together, with request time-outs of a day: to
   * wait longer is a defect.
   */
  private static final Duration LONGEST_BATCH = Duration.ofDays(10);

  /**
   * How long interrupted workers may take to cancel their requests; twice that is under a second.
   */
  private static final Duration CANCELLED = Duration.ofMillis(400);

  private final BlockingQueue<BatchOutcome> outcomes = new LinkedBlockingQueue<>();
  private final Set<Batch> underWay = new LinkedHashSet<>();
  private final BatchDelivery delivery;
  private final Stop stop;
  private final int mostUnderWay;
  private final Predicate<BatchOutcome> endsJob;
  private final ExecutorService workers;

  /**
   * @param name what the names of the threads begin with
   * @param mostUnderWay the most batches that are sent at once
   * @param endsJob called on the threads that send
   */
  BatchPipeline(
      String name,
      BatchDelivery delivery,
      Stop stop,
      int mostUnderWay,
      Predicate<BatchOutcome> endsJob) {
    this.delivery = delivery;
    this.stop = stop;
    this.mostUnderWay = mostUnderWay;
    this.endsJob = endsJob;
    this.workers = Workers.named(name, mostUnderWay);
  }

  /**
   * Hands a batch over; waits while as many as may be are under way.
   *
   * @param settle gets the outcomes that have come; what it throws is thrown on
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void submit(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException {
    if (Thread.interrupted()) { // Amazon may be so fast that nothing below ever waits.
      throw new InterruptedException();
    }
    while (underWay.size() == mostUnderWay) {
      settle.accept(take());
    }
    poll(settle);
    underWay.add(batch);
    try {
      workers.execute(() -> deliver(batch));
    } catch (Error e) { // No room for another thread: this batch has not begun.
      underWay.remove(batch);
      throw e;
    }
  }

  private void deliver(Batch batch) {
    // Whatever ends this thread, somebody waits for the outcome.
    BatchOutcome outcome = BatchOutcome.unknown(batch);
    try {
      outcome = delivery.deliver(batch);
    } finally {
      outcomes.add(outcome);
      // After it is handed over, so that those which it stops come behind the first cause.
      if (outcome.defect().isPresent() || endsJob.test(outcome)) {
        stop.ask();
      }
    }
  }

  /** Hands over the outcomes that have come, without waiting for any. */
  public void poll(Consumer<BatchOutcome> settle) {
    for (BatchOutcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
      underWay.remove(outcome.batch());
      settle.accept(outcome);
    }
  }

  /** Waits for every batch that is under way. */
  public void drain(Consumer<BatchOutcome> settle) throws InterruptedException {
    while (!underWay.isEmpty()) {
      settle.accept(take());
    }
  }

  private BatchOutcome take() throws InterruptedException {
    BatchOutcome outcome = outcomes.poll(LONGEST_BATCH.toMillis(), TimeUnit.MILLISECONDS);
    if (outcome == null) {
      throw new IllegalStateException("a batch is under way for longer than it can be");
    }
    underWay.remove(outcome.batch());
    return outcome;
  }

  /**
   * Lets no further request start, waits for those under way, and cancels what is left of them, at
   * once if the thread is interrupted. An interrupt status is kept.
   *
   * @param limit how long to wait
   * @param count gets what became of each batch that was under way
   */
  public void stop(Duration limit, Consumer<BatchOutcome> count) {
    stop.ask();
    boolean interrupted = !await(limit, count);
    if (!underWay.isEmpty()) {
      cancel();
      interrupted |= Thread.interrupted();
      interrupted |= !await(CANCELLED, count);
    }
    underWay.forEach(batch -> count.accept(BatchOutcome.unknown(batch)));
    underWay.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for all that is under way; false if the thread was interrupted. */
  private boolean await(Duration limit, Consumer<BatchOutcome> count) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!underWay.isEmpty()) {
        BatchOutcome outcome = outcomes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (outcome == null) {
          return true;
        }
        underWay.remove(outcome.batch());
        count.accept(outcome);
      }
      return true;
    } catch (InterruptedException e) { // The caller keeps the interrupt, when it is done.
      return false;
    }
  }

  /** Ends the threads. What waits for one must have its outcome too: it is stopped at once. */
  private void cancel() {
    stop.ask();
    workers.shutdownNow().forEach(Runnable::run);
  }

  /** Cancels what is under way and ends the threads; may be called any number of times. */
  @Override
  public void close() {
    cancel();
    boolean interrupted = Thread.interrupted();
    try {
      workers.awaitTermination(CANCELLED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
