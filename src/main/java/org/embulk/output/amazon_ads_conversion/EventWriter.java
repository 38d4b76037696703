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
 * Groups the events of one output into batches, hands these to the pipeline, and settles their
 * outcomes: first everything is written down, so that a failure can tell what was done.
 */
final class EventWriter {
  private static final Logger logger = LoggerFactory.getLogger(EventWriter.class);

  private final BatchBuilder batches;
  private final BatchPipeline pipeline;
  private final Ledger ledger;
  private final SkipPolicy skipPolicy;

  /**
   * @param batchSize the most events of a batch, 1 to 500
   */
  EventWriter(int batchSize, BatchPipeline pipeline, Ledger ledger, SkipPolicy skipPolicy) {
    this.batches = new BatchBuilder(ledger.output(), batchSize);
    this.pipeline = pipeline;
    this.ledger = ledger;
    this.skipPolicy = skipPolicy;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Writes an event; waits, when its batch is full, while as many are in flight as may be. */
  void write(Event event) {
    ledger.converted(event);
    batches.add(event).ifPresent(this::submit);
  }

  /**
   * Settles a row that can't become an event.
   *
   * @param eventId the {@code event_id} of the row, or null if it has none
   */
  void reject(long record, String eventId, InvalidRecordException e) {
    ledger.invalid(record, eventId, e);
    skipPolicy.skip(record, e);
  }

  /** Settles what has come meanwhile: a failure must not wait until the next batch is full. */
  void poll() {
    checkStopped();
    pipeline.poll(this::settle);
  }

  /** Sends what is left and waits until nothing is in flight. */
  void finish() {
    checkStopped();
    batches.flush().ifPresent(this::submit);
    try {
      pipeline.drain(this::settle);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Starts nothing more; what is in flight is awaited for a while, and written down. */
  void stop() {
    pipeline.stop(this::count);
  }

  /** Cancels what is in flight and lets go of the client; may be called any number of times. */
  void close() {
    pipeline.close();
  }

  /** Ends the output if the thread is interrupted, which a fast server may never let a wait see. */
  void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private void submit(Batch batch) {
    checkStopped();
    try {
      pipeline.submit(batch, this::settle);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  void settle(BatchOutcome outcome) {
    ledger.settled(outcome);
    skipPolicy.skip(outcome);
  }

  /** Counts what was in flight when the output failed: nothing may hide why it did. */
  private void count(BatchOutcome outcome) {
    try {
      ledger.settled(outcome);
    } catch (UnwritableFileException e) { // After the numbers.
      logger.warn("{}: {}", ledger.output(), e.getMessage());
    }
  }

  /** Ends the output if another one has met what no request of this instance can change. */
  private void checkStopped() {
    pipeline
        .stopped()
        .ifPresent(
            why -> {
              throw skipPolicy.failure(why);
            });
  }

  private DataException interrupted() {
    Thread.currentThread().interrupt();
    return new DataException(ledger.output() + ": the job was interrupted");
  }
}
