package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.DATA_CHECK;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.RepeatedValues;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RepeatedIds;
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

  /** Stands for the name of an output where none is to blame. */
  private static final String INPUT = "the input";

  /** Its own message may quote a row. */
  static final String INPUT_FAILED = "the input failed; see above in Embulk's log";

  private final String id;
  private final Set<BatchPipeline> pipelines = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Counts> counts = new ConcurrentSkipListMap<>();
  private final RepeatedIds repeatedIds = new RepeatedIds();
  private final RepeatedValues repeatedValues = new RepeatedValues();
  private final AtomicReference<Failure> failure = new AtomicReference<>();

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

  /** Returns the ids of the rows that this process has read. */
  public RepeatedIds repeatedIds() {
    return repeatedIds;
  }

  /** Returns the identifiers of the rows that this process has read. */
  RepeatedValues repeatedValues() {
    return repeatedValues;
  }

  /** Adds to the sum of the outputs what only the whole job can tell; may be called again. */
  void countRepeatedValues(Counts total) {
    for (MatchKeyType type : RepeatedValues.UNIQUE) {
      long rows = repeatedValues.count(type);
      if (rows > 0) {
        total.set(rows, DATA_CHECK, type.column(), Finding.REPEATED.countName());
      }
    }
  }

  /**
   * Adds an output that this process opens.
   *
   * @param output its number, from 1
   * @param ofOutput its counts, which the job needs if it fails: then the transaction gets none
   */
  public void add(int output, Counts ofOutput, BatchPipeline pipeline) {
    counts.put(output, ofOutput);
    pipelines.add(pipeline);
    if (failure.get() != null) {
      pipeline.halt();
    }
  }

  /** Closes the pipeline of an output that sends nothing more; idempotent. */
  void release(BatchPipeline pipeline) {
    pipeline.close();
    pipelines.remove(pipeline);
  }

  /** Returns what each output that this process has opened has counted so far, by number. */
  Map<Integer, Counts> counts() {
    Map<Integer, Counts> copies = new TreeMap<>();
    counts.forEach((output, ofOutput) -> copies.put(output, ofOutput.copy()));
    return copies;
  }

  /**
   * Lets no output start another request.
   *
   * @param output the name of the output that fails
   * @param cause why; the first one counts
   */
  void fail(String output, Throwable cause) {
    failure.compareAndSet(null, new Failure(output, cause));
    pipelines.forEach(BatchPipeline::halt);
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
    Failure first = failure.get();
    return first != null && first.output.equals(INPUT);
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

  /**
   * Returns how many records Amazon has accepted before a failure, and how many it may have.
   *
   * @param text formats the two numbers
   */
  String acceptedSoFar(BiFunction<Long, Long, String> text) {
    return (counts.size() == 1
            ? "of this output's records, "
            : "of the records of the job's outputs in this process, ")
        + text.apply(sum(ACCEPTED_RECORDS), sum(UNCERTAIN_RECORDS));
  }

  private long sum(String count) {
    return counts.values().stream().mapToLong(output -> output.get(count)).sum();
  }

  /** Ends what is left of the job's outputs: cancels what is in flight. */
  @Override
  public void close() {
    RUNNING.remove(id);
    // All of them before closing takes time, and any that is opened too late.
    fail("", new DataException("the job has ended"));
    pipelines.forEach(BatchPipeline::close);
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
