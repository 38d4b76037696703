package org.embulk.output.amazon_ads_conversion;

import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchBuilder;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.report.UnwritableFileException;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Groups the events of one output into batches, sends them, and settles what becomes of them. */
final class Outbox {
  private static final Logger logger = LoggerFactory.getLogger(Outbox.class);

  private final BatchBuilder batches;
  private final Sender sender;
  private final Settlement settlement;
  private final Ledger ledger;

  Outbox(int batchSize, Sender sender, Settlement settlement) {
    this.batches = new BatchBuilder(settlement.ledger().output(), batchSize);
    this.sender = sender;
    this.settlement = settlement;
    this.ledger = settlement.ledger();
  }

  /** Adds an event; waits, when its batch is full, while as many are sent as may be. */
  void add(Event event) {
    batches.add(event).ifPresent(this::send);
  }

  /** Sends what is left and waits until nothing is under way. */
  void finish() {
    checkStopped();
    batches.flush().ifPresent(this::send);
    try {
      sender.drain(settlement::settle);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private void send(Batch batch) {
    checkStopped();
    try {
      sender.send(batch, settlement::settle);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Ends the output if another one has met what no request of this instance can better. */
  private void checkStopped() {
    sender
        .stopped()
        .ifPresent(
            why -> {
              throw settlement.failure(why);
            });
  }

  /** Settles what has come meanwhile: a failure must not wait until the next batch is full. */
  void poll() {
    checkStopped();
    sender.poll(settlement::settle);
  }

  /** Ends the output if the thread is interrupted, which a fast server may never let a wait see. */
  void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private DataException interrupted() {
    Thread.currentThread().interrupt();
    return new DataException(ledger.output() + ": the job was interrupted");
  }

  /** Starts nothing more; what is under way is awaited for a while, and written down. */
  void stop() {
    sender.stop(this::count);
  }

  /** Counts what was under way when the output failed: nothing may hide why it did. */
  private void count(BatchOutcome outcome) {
    try {
      ledger.settled(outcome);
    } catch (UnwritableFileException e) { // After the numbers.
      logger.warn("{}: {}", ledger.output(), e.getMessage());
    }
  }

  /** Cancels what is under way and lets go of the connection; may be called any number of times. */
  void release() {
    sender.release();
  }
}
