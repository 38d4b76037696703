package org.embulk.output.amazon_ads_conversion;

import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchBuilder;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.BatchPipeline;
import org.embulk.output.amazon_ads_conversion.report.UnwritableFileException;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Groups one output's events into batches, submits them to the pipeline, and settles their
 * outcomes. Records everything first, so that a failure can report what was done.
 */
final class EventWriter {
  private static final Logger logger = LoggerFactory.getLogger(EventWriter.class);

  private final BatchBuilder batches;
  private final BatchPipeline pipeline;
  private final Ledger ledger;
  private final SkipPolicy skipPolicy;
  private final Job job;

  /**
   * @param batchSize the maximum number of events in a batch, 1 to 500
   */
  EventWriter(
      int batchSize, BatchPipeline pipeline, Ledger ledger, SkipPolicy skipPolicy, Job job) {
    this.batches = new BatchBuilder(ledger.output(), batchSize);
    this.pipeline = pipeline;
    this.ledger = ledger;
    this.skipPolicy = skipPolicy;
    this.job = job;
    job.add(pipeline);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Writes an event; if that fills its batch, waits while the maximum number is in flight. */
  void write(Event event) {
    ledger.converted(event);
    batches.add(event).ifPresent(this::submit);
  }

  /**
   * Records a row that can't become an event, and skips it or throws what ends the job.
   *
   * @param eventId the {@code event_id} of the row, or null if it has none
   */
  void reject(long record, String eventId, InvalidRecordException e) {
    ledger.invalid(record, eventId, e);
    skipPolicy.skip(record, e);
  }

  /**
   * Settles the outcomes that have arrived: a failure must not wait until the next batch is full.
   */
  void poll() {
    job.check(ledger.output());
    pipeline.poll(this::settle);
  }

  /** Sends what is left and waits until nothing is in flight. */
  void finish() {
    job.check(ledger.output());
    batches.flush().ifPresent(this::submit);
    try {
      pipeline.drain(this::settle);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Starts nothing more, waits a limited time for what is in flight, and records it. */
  void stop() {
    pipeline.stop(this::count);
  }

  /** Cancels what is in flight and releases the client; idempotent. */
  void close() {
    pipeline.close();
    job.remove(pipeline);
  }

  Job job() {
    return job;
  }

  /** Ends the output if the thread is interrupted; with a fast server, no wait may ever notice. */
  void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private void submit(Batch batch) {
    job.check(ledger.output());
    try {
      pipeline.submit(batch, this::settle);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  void settle(BatchOutcome outcome) {
    job.count(outcome);
    ledger.settled(outcome);
    if (outcome.failure().orElse(null) instanceof InterruptedException) {
      job.check(ledger.output()); // If the job stopped it, its failure is the reason.
    }
    skipPolicy.skip(outcome);
  }

  /** Counts what was in flight when the output failed, without masking the failure. */
  private void count(BatchOutcome outcome) {
    job.count(outcome);
    try {
      ledger.settled(outcome);
    } catch (UnwritableFileException e) { // The numbers are already counted.
      logger.warn("{}: {}", ledger.output(), e.getMessage());
    }
  }

  private DataException interrupted() {
    Thread.currentThread().interrupt();
    return new DataException(ledger.output() + ": the job was interrupted");
  }
}
