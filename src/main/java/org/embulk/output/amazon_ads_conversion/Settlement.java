package org.embulk.output.amazon_ads_conversion;

import java.util.List;
import java.util.Optional;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads_conversion.convert.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;
import org.embulk.output.amazon_ads_conversion.deliver.GivenUp;
import org.embulk.output.amazon_ads_conversion.deliver.Refusal;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules what an outcome means for the job: it is counted, logged and left out, or the end of the
 * job, by the two options {@code skip_invalid_record} and {@code skip_error_batch}.
 */
final class Settlement {
  private static final Logger logger = LoggerFactory.getLogger(Settlement.class);

  /** So many skipped records of an output are logged one by one. */
  private static final int MOST_LOGGED_RECORDS = 100;

  /** With so many batches given up in a row, the service is down or the config is wrong. */
  private static final int MOST_SKIP_BATCHES_IN_A_ROW = 10;

  private final Ledger ledger;
  private final OutputRules rules;
  private long skippedRecords;
  private long skipBatchesInARow;

  Settlement(Ledger ledger, OutputRules rules) {
    this.ledger = ledger;
    this.rules = rules;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Settles a row that never became an event. */
  void invalid(long record, Optional<String> eventId, InvalidRecordException e) {
    ledger.invalid(record, eventId, e);
    String text = name(record) + ": " + e.getMessage() + " (" + e.reason().code() + ")";
    if (!rules.skipInvalidRecord()) {
      throw new DataException(text);
    }
    logSkipped(text);
  }

  /**
   * Settles a batch: first everything is written down, so that a failure can tell what was done.
   */
  void settle(BatchOutcome outcome) {
    ledger.settled(outcome);
    if (outcome.failure().isPresent()) {
      throw failure(outcome.failure().get());
    }
    if (outcome.defect().isPresent()) {
      throw defect(outcome.defect().get());
    }
    if (outcome.isInterrupted()) {
      throw new DataException(name(outcome) + ": the job was interrupted");
    }
    settleRefused(outcome);
    settleGivenUp(outcome);
  }

  /** Returns what ends the job for a reason that no skip option covers. */
  RuntimeException failure(DeliveryException e) {
    String text = ledger.output() + ": " + e.getMessage();
    return e.kind() == DeliveryException.Kind.CONFIG
        ? new ConfigException(text)
        : new DataException(text);
  }

  private static RuntimeException defect(Throwable e) {
    if (e instanceof Error) {
      throw (Error) e;
    }
    return (RuntimeException) e;
  }

  private void settleRefused(BatchOutcome outcome) {
    List<Refusal> refused = outcome.refused();
    if (refused.isEmpty()) {
      return;
    }
    if (!rules.skipInvalidRecord()) {
      throw new DataException(
          text(refused.get(0))
              + "; of the "
              + outcome.batch().events().size()
              + " records in its batch, "
              + outcome.accepted().size()
              + " were accepted and "
              + refused.size()
              + " refused");
    }
    for (Refusal refusal : refused) {
      logSkipped(text(refusal));
    }
  }

  private String text(Refusal refusal) {
    return name(refusal.event().record()) + ": refused by Amazon: " + refusal.error();
  }

  private void logSkipped(String text) {
    skippedRecords++;
    if (skippedRecords <= MOST_LOGGED_RECORDS) {
      logger.warn("Skipped {}", text);
    }
    if (skippedRecords == MOST_LOGGED_RECORDS) {
      logger.warn("{}: further skipped records are only counted", ledger.output());
    }
  }

  private void settleGivenUp(BatchOutcome outcome) {
    if (outcome.givenUp().isEmpty()) {
      skipBatchesInARow = 0;
      return;
    }
    if (!rules.skipErrorBatch()) {
      throw new DataException(text(outcome, outcome.givenUp().get(0)));
    }
    for (GivenUp part : outcome.givenUp()) {
      logger.warn("Skipped {}", text(outcome, part));
    }
    // Whatever was given up, a service that takes events is there.
    skipBatchesInARow = outcome.accepted().isEmpty() ? skipBatchesInARow + 1 : 0;
    if (skipBatchesInARow == MOST_SKIP_BATCHES_IN_A_ROW) {
      throw new DataException(
          ledger.output()
              + ": "
              + MOST_SKIP_BATCHES_IN_A_ROW
              + " batches in a row were given up, so the service is down or the config is wrong;"
              + " the last one: "
              + text(outcome, outcome.givenUp().get(0)));
    }
  }

  private String text(BatchOutcome outcome, GivenUp part) {
    return name(outcome)
        + ": "
        + part.why()
        + "; its "
        + part.events().size()
        + " records from record "
        + part.events().get(0).record()
        + " on "
        + (part.isUncertain() ? "may have been accepted" : "were not accepted");
  }

  private String name(long record) {
    return ledger.output() + ", record " + record;
  }

  private String name(BatchOutcome outcome) {
    return outcome.batch().toString();
  }
}
