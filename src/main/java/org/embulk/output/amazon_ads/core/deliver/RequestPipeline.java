package org.embulk.output.amazon_ads.core.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.retry.StopSignal;

/**
 * Sends several batches of one output concurrently, each on its own thread, while the next rows are
 * converted.
 */
final class RequestPipeline implements BatchPipeline {
  /**
   * Longer than the budgets of a batch and of a token combined, with request timeouts of a day: a
   * longer wait is a bug.
   */
  private static final Duration MAX_BATCH_DURATION = Duration.ofDays(10);

  /**
   * How long interrupted workers may take to cancel their requests; twice that is under a second.
   */
  private static final Duration CANCEL_TIMEOUT = Duration.ofMillis(400);

  private final BlockingQueue<BatchOutcome> outcomes;
  private final Set<Batch> inFlight = ConcurrentHashMap.newKeySet();
  private final HttpClient http;
  private final BatchSender batchSender;
  private final StopSignal stop;
  private final int maxInFlight;
  private final Predicate<BatchOutcome> endsJob;
  private final ExecutorService workers;

  /**
   * @param http whose idle connections are closed at the end
   * @param name the prefix of the thread names
   * @param maxInFlight the maximum number of batches in flight
   * @param endsJob called on the sender threads
   */
  RequestPipeline(
      BatchSender batchSender,
      StopSignal stop,
      HttpClient http,
      String name,
      int maxInFlight,
      Predicate<BatchOutcome> endsJob) {
    this.batchSender = batchSender;
    this.stop = stop;
    this.http = http;
    // With room from the start: without memory for it, an outcome would never be handed over.
    this.outcomes = new ArrayBlockingQueue<>(maxInFlight);
    this.maxInFlight = maxInFlight;
    this.endsJob = endsJob;
    this.workers = Workers.named(name, maxInFlight);
  }

  @Override
  public List<Item> inFlight() {
    return inFlight.stream().flatMap(batch -> batch.items().stream()).collect(Collectors.toList());
  }

  @Override
  public void halt() {
    stop.trigger();
  }

  @Override
  public void submit(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException {
    if (Thread.interrupted()) { // With fast responses, nothing below ever waits.
      throw new InterruptedException();
    }
    while (inFlight.size() == maxInFlight) {
      settle(take(), settle);
    }
    poll(settle);
    // Made here: a worker without memory for it would have no outcome to hand over.
    BatchOutcome unknown = BatchOutcome.unknown(batch);
    inFlight.add(batch);
    try {
      workers.execute(() -> send(batch, unknown));
    } catch (Error e) { // The thread can't be created: this batch was never started.
      inFlight.remove(batch);
      throw e;
    }
  }

  /**
   * @param unknown the outcome if there is no other: however this thread ends, the caller waits for
   *     one
   */
  private void send(Batch batch, BatchOutcome unknown) {
    BatchOutcome outcome = unknown;
    try {
      outcome = batchSender.send(batch);
    } finally {
      outcomes.add(outcome);
      // Only after handing it over, so that the outcomes it cuts short come after their cause.
      if (endsJob.test(outcome)) {
        stop.trigger();
      }
    }
  }

  @Override
  public void poll(Consumer<BatchOutcome> settle) {
    for (BatchOutcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
      settle(outcome, settle);
    }
  }

  @Override
  public void drain(Consumer<BatchOutcome> settle) throws InterruptedException {
    while (!inFlight.isEmpty()) {
      settle(take(), settle);
    }
  }

  /** Reports an outcome while its items still are in flight: they are never in neither. */
  private void settle(BatchOutcome outcome, Consumer<BatchOutcome> settle) {
    try {
      settle.accept(outcome);
    } finally {
      inFlight.remove(outcome.batch());
    }
  }

  private BatchOutcome take() throws InterruptedException {
    BatchOutcome outcome = outcomes.poll(MAX_BATCH_DURATION.toMillis(), TimeUnit.MILLISECONDS);
    if (outcome == null) {
      throw new IllegalStateException("a batch has been in flight for longer than possible");
    }
    return outcome;
  }

  @Override
  public void stop(Consumer<BatchOutcome> count) {
    stop.trigger();
    boolean interrupted = !await(http.requestTimeout(), count);
    if (!inFlight.isEmpty()) {
      cancel();
      interrupted |= Thread.interrupted();
      interrupted |= !await(CANCEL_TIMEOUT, count);
    }
    inFlight.forEach(batch -> count.accept(BatchOutcome.unknown(batch)));
    inFlight.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for everything in flight; returns false if the thread was interrupted. */
  private boolean await(Duration limit, Consumer<BatchOutcome> count) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!inFlight.isEmpty()) {
        BatchOutcome outcome = outcomes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (outcome == null) {
          return true;
        }
        settle(outcome, count);
      }
      return true;
    } catch (InterruptedException e) { // The caller restores the interrupt status.
      return false;
    }
  }

  private void cancel() {
    stop.trigger();
    // Queued batches need an outcome too: they run here and stop at once.
    workers.shutdownNow().forEach(Runnable::run);
  }

  @Override
  public void close() {
    cancel();
    boolean interrupted = Thread.interrupted();
    try {
      workers.awaitTermination(CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    http.closeIdleConnections();
  }
}
