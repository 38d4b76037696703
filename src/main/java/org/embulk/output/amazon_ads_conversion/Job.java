package org.embulk.output.amazon_ads_conversion;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.BatchPipeline;
import org.embulk.output.amazon_ads_conversion.report.OutputReport;
import org.embulk.output.amazon_ads_conversion.report.UnwritableFileException;
import org.embulk.spi.DataException;

/**
 * One transaction as far as this process runs it. Once an output has failed, no other one can be
 * committed any more, so none starts another request; and when the transaction ends, its outputs
 * end, wherever they are. Embulk tells an output neither: it may hold a lock around an {@code add}
 * that waits, so that not even an interrupt arrives.
 *
 * <p>Thread-safe.
 */
final class Job implements AutoCloseable {
  /** Not of a plugin instance, since each input task has one of its own. */
  private static final Map<String, Job> RUNNING = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Set<BatchPipeline> pipelines = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Failure> failure = new AtomicReference<>();
  private final AtomicReference<String> message = new AtomicReference<>();
  private final Map<Integer, OutputReport> reports = new ConcurrentSkipListMap<>();
  private final AtomicInteger outputs = new AtomicInteger();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder uncertain = new LongAdder();

  /** Begins the job of a transaction, to be found by its outputs. */
  static Job begin() {
    Job job = new Job();
    RUNNING.put(job.id, job);
    return job;
  }

  /** Returns a job that runs in this process, or null: its transaction may be in another one. */
  static Job find(String id) {
    return RUNNING.get(id);
  }

  String id() {
    return id;
  }

  /** Adds the pipeline of an output. */
  void add(BatchPipeline pipeline) {
    outputs.incrementAndGet();
    pipelines.add(pipeline);
    if (failure.get() != null) {
      pipeline.halt();
    }
  }

  /** Keeps the report of an output, from 1: the transaction gets none if the job fails. */
  void add(int output, OutputReport report) {
    reports.put(output, report);
  }

  /** Returns the report of each output that this process has opened. */
  Map<Integer, OutputReport> reports() {
    return reports;
  }

  /** Keeps the message of the output that failed first, as the user sees it. */
  RuntimeException shown(String output, RuntimeException e) {
    Failure first = failure.get();
    if (first != null && first.output.equals(output)) {
      message.compareAndSet(null, e.getMessage());
    }
    return e;
  }

  /** Returns why the job failed; empty if no output of this process has failed. */
  Optional<String> message() {
    Failure first = failure.get();
    // It may be aborted before it can say itself what an outcome told its sender.
    if (message.get() == null && first != null && first.byOutcome) {
      return Optional.of(first.text());
    }
    return Optional.ofNullable(message.get());
  }

  void remove(BatchPipeline pipeline) {
    pipelines.remove(pipeline);
  }

  /**
   * Lets no output start another request.
   *
   * @param output the name of the output that fails
   * @param cause why; the first one counts
   */
  void fail(String output, Throwable cause) {
    fail(new Failure(output, cause, false));
  }

  private void fail(Failure ofOutput) {
    failure.compareAndSet(null, ofOutput);
    pipelines.forEach(BatchPipeline::halt);
  }

  /**
   * Fails the job if an outcome ends it; returns whether it does.
   *
   * @param cause what ends the job, or null if it continues
   */
  boolean isEndedBy(String output, Throwable cause) {
    if (cause != null) {
      fail(new Failure(output, cause, true));
    }
    return cause != null;
  }

  /** Ends an output if another one has failed; one that failed itself throws its own exception. */
  void check(String output) {
    Failure first = failure.get();
    if (first == null || first.output.equals(output)) {
      return;
    }
    String text = output + ": stopped, because the job failed: " + first.text();
    throw first.cause instanceof ConfigException
        ? new ConfigException(text)
        : new DataException(text);
  }

  void count(BatchOutcome outcome) {
    accepted.add(outcome.accepted().size());
    uncertain.add(outcome.uncertain());
  }

  /** Returns how many outputs this process has opened. */
  int outputs() {
    return outputs.get();
  }

  /** Returns how many records of all outputs were accepted. */
  long accepted() {
    return accepted.sum();
  }

  /** Returns how many records of all outputs may have been accepted. */
  long uncertain() {
    return uncertain.sum();
  }

  /** Ends what is left of the job's outputs: cancels what is in flight. */
  @Override
  public void close() {
    RUNNING.remove(id);
    if (!pipelines.isEmpty()) {
      fail("", new DataException("the job has ended"));
      // All of them first, since each may take some time to close.
      pipelines.forEach(BatchPipeline::cancel);
      pipelines.forEach(BatchPipeline::close);
    }
  }

  private static final class Failure {
    private final String output;
    private final Throwable cause;
    private final boolean byOutcome;

    private Failure(String output, Throwable cause, boolean byOutcome) {
      this.output = output;
      this.cause = cause;
      this.byOutcome = byOutcome;
    }

    private String text() {
      boolean ours =
          cause instanceof ConfigException
              || cause instanceof DataException
              || cause instanceof UnwritableFileException;
      // The message of a bug may quote a row.
      return ours ? cause.getMessage() : cause.getClass().getName();
    }
  }
}
