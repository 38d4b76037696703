package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.WITHOUT_OWN_ID;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.spi.DataException;

/**
 * One transaction as far as this process runs it. Once an output has failed, no other one can be
 * committed any more, so none starts another request; and when the transaction ends, its outputs
 * end, wherever they are. Embulk tells an output neither: it may hold a lock around an {@code add}
 * that waits, so that not even an interrupt arrives.
 *
 * <p>Thread-safe.
 */
public final class Job implements AutoCloseable {
  /** Not of a plugin instance, since each input task has one of its own. */
  private static final Map<String, Job> RUNNING = new ConcurrentHashMap<>();

  /** Stands for the name of an output where none is to blame, and so does the next. */
  private static final String INPUT = "the input";

  private static final String SIGNAL = "a signal";

  /** Its own message may quote a row. */
  static final String INPUT_FAILED = "the input failed; see above in Embulk's log";

  private final String id;

  /** To the number of their output, until that has nothing more to send. */
  private final Map<BatchPipeline, Integer> pipelines = new ConcurrentHashMap<>();

  private final JobCounts counts = new JobCounts();
  private RateLimiter rateLimiter;
  private final AtomicReference<Failure> failure = new AtomicReference<>();
  private final AtomicReference<AdvisedException> failureAtItsEnd = new AtomicReference<>();

  public Job() {
    this(UUID.randomUUID().toString());
  }

  /**
   * Makes the part of a job whose transaction is in another process.
   *
   * @param id what the transaction calls the job
   */
  public Job(String id) {
    this.id = id;
  }

  /** Begins the job of a transaction, to be found by its outputs. */
  public static Job begin() {
    Job job = new Job();
    RUNNING.put(job.id, job);
    return job;
  }

  /** Returns a job that runs in this process, or null: its transaction may be in another one. */
  public static Job find(String id) {
    return RUNNING.get(id);
  }

  public String id() {
    return id;
  }

  /**
   * Returns the rate limiter of all outputs of the job in this process: the limit is the account's.
   *
   * @param timer that of the first call counts
   */
  public synchronized RateLimiter rateLimiter(Timer timer) {
    if (rateLimiter == null) {
      rateLimiter = new RateLimiter(timer);
    }
    return rateLimiter;
  }

  /** Returns what the outputs that this process has opened have counted. */
  public JobCounts counts() {
    return counts;
  }

  /**
   * Adds an output that this process opens.
   *
   * @param output its number, from 1
   * @param ofOutput its counts, which the job needs if it fails: then the transaction gets none
   */
  public void add(int output, Counts ofOutput, BatchPipeline pipeline) {
    counts.add(output, ofOutput);
    pipelines.put(pipeline, output);
    if (failure.get() != null) {
      pipeline.halt();
    }
  }

  /** Closes the pipeline of an output that sends nothing more; idempotent. */
  void release(BatchPipeline pipeline) {
    pipeline.close();
    pipelines.remove(pipeline);
  }

  /**
   * Lets no output start another request.
   *
   * @param output the name of the output that fails
   * @param cause why; the first one counts
   */
  void fail(String output, Throwable cause) {
    failure.compareAndSet(null, new Failure(output, cause));
    pipelines.keySet().forEach(BatchPipeline::halt);
  }

  /**
   * Fails the job because an output can't be opened.
   *
   * @param output its number, from 1
   */
  public void failToOpen(int output, RuntimeException cause) {
    fail("output " + output, cause);
  }

  /**
   * Does the same because Embulk ends an output. If no output has failed, what comes before them
   * has: the input plugin, its parser or a filter.
   */
  void failByInput() {
    fail(INPUT, new DataException(INPUT_FAILED));
  }

  /** Returns whether the job failed, and no output is to blame. */
  boolean isFailedByInput() {
    return isFailedBy(INPUT);
  }

  /** Returns whether a signal has ended the job, which says in one line what is known. */
  boolean isEndedBySignal() {
    return isFailedBy(SIGNAL);
  }

  private boolean isFailedBy(String output) {
    Failure first = failure.get();
    return first != null && first.output.equals(output);
  }

  /**
   * Fails the job if an outcome ends it; returns whether it does. Called on the sender threads.
   *
   * @param cause what ends the job, or null if it continues
   */
  public boolean failIfFatal(String output, Throwable cause) {
    if (cause == null) {
      return false;
    }
    fail(output, cause);
    return true;
  }

  /** Ends an output if another one has failed; one that failed itself throws its own exception. */
  void check(String output) {
    Failure first = failure.get();
    if (first == null || first.output.equals(output)) {
      return;
    }
    throw failure(output + ": stopped, because the job failed: " + first.text(), null);
  }

  /** Returns what failed first; empty if it was no output of this process. */
  Optional<String> message() {
    return isFailedByInput()
        ? Optional.empty()
        : Optional.ofNullable(failure.get()).map(Failure::text);
  }

  /** Returns an exception that is one of the config if what failed first was one. */
  RuntimeException failure(String message, Throwable cause) {
    Failure first = failure.get();
    return JobFailure.like(first == null ? cause : first.cause, message, cause);
  }

  /** Returns what to do about what failed first. */
  Advice advice() {
    return Optional.ofNullable(failure.get())
        .map(first -> Advice.of(first.cause))
        .orElse(Advice.RUN_AGAIN);
  }

  /** Fails the job when all of its outputs have ended; the first call counts. */
  void failAtItsEnd(AdvisedException cause) {
    failureAtItsEnd.compareAndSet(null, cause);
  }

  Optional<AdvisedException> failureAtItsEnd() {
    return Optional.ofNullable(failureAtItsEnd.get());
  }

  /**
   * Ends the job by a signal: lets no request start, and waits for those in flight.
   *
   * @param limit how long at most
   * @return what each output has counted, by number, where what is still in flight is uncertain
   */
  Map<Integer, Counts> halt(Duration limit) {
    fail(SIGNAL, new DataException("the job was ended by a signal"));
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!inFlight().isEmpty() && System.nanoTime() - end < 0) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Map<Integer, List<Item>> open = inFlight(); // First: what is counted meanwhile is in both.
    Map<Integer, Counts> all = counts.byOutput();
    open.forEach(
        (output, items) -> {
          Counts ofOutput = all.get(output);
          ofOutput.add(items.size(), UNCERTAIN_RECORDS);
          ofOutput.add(
              items.stream().filter(item -> !item.ownId().isPresent()).count(), WITHOUT_OWN_ID);
        });
    return all;
  }

  /** Returns the items in flight by the number of their output, if it has any. */
  private Map<Integer, List<Item>> inFlight() {
    Map<Integer, List<Item>> items = new HashMap<>();
    pipelines.forEach(
        (pipeline, output) -> {
          List<Item> ofOutput = pipeline.inFlight();
          if (!ofOutput.isEmpty()) {
            items.put(output, ofOutput);
          }
        });
    return items;
  }

  /** Ends what is left of the job's outputs: cancels what is in flight. */
  @Override
  public void close() {
    RUNNING.remove(id);
    // All of them before closing takes time, and any that is opened too late.
    fail("", new DataException("the job has ended"));
    pipelines.keySet().forEach(BatchPipeline::close);
  }

  private static final class Failure {
    private final String output;
    private final Throwable cause;

    private Failure(String output, Throwable cause) {
      this.output = output;
      this.cause = cause;
    }

    private String text() {
      return JobFailure.isOurs(cause)
          ? cause.getMessage()
          : JobFailure.internalError(cause, output).getMessage();
    }
  }
}
