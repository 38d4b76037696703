package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.REQUESTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RETRIES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_RECORDS;

import java.util.List;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads_conversion.convert.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;
import org.embulk.output.amazon_ads_conversion.deliver.GivenUp;
import org.embulk.output.amazon_ads_conversion.deliver.Refusal;
import org.embulk.output.amazon_ads_conversion.report.Tally;
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

  private final String output;
  private final Tally tally;
  private final OutputRules rules;
  private long skipBatchesInARow;

  /**
   * @param output what messages call the output, such as {@code output 1}
   */
  Settlement(String output, Tally tally, OutputRules rules) {
    this.output = output;
    this.tally = tally;
    this.rules = rules;
  }

  /** Settles a row that never became an event. */
  void invalid(long record, InvalidRecordException e) {
    String text = name(record) + ": " + e.getMessage() + " (" + e.reason().code() + ")";
    if (!rules.skipInvalidRecord()) {
      throw new DataException(text);
    }
    skipRecord(text, e.reason().code());
  }

  /** Settles a batch: first everything is counted, so that a failure can tell what was done. */
  void settle(BatchOutcome outcome) {
    tally.add(BATCHES, 1);
    tally.add(REQUESTS, outcome.requests());
    tally.add(RETRIES, outcome.retries());
    tally.add(ACCEPTED_RECORDS, outcome.accepted().size());
    tally.add(UNCERTAIN_RECORDS, outcome.uncertain());
    if (outcome.failure().isPresent()) {
      throw failure(outcome.failure().get());
    }
    if (outcome.isInterrupted()) {
      throw new DataException(name(outcome) + ": the job was interrupted");
    }
    settleRefused(outcome);
    settleGivenUp(outcome);
  }

  /** Returns what ends the job for a reason that no skip option covers. */
  RuntimeException failure(DeliveryException e) {
    String text = output + ": " + e.getMessage();
    return e.kind() == DeliveryException.Kind.CONFIG
        ? new ConfigException(text)
        : new DataException(text);
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
      skipRecord(text(refusal), refusal.error().kind());
    }
  }

  private String text(Refusal refusal) {
    return name(refusal.event().record()) + ": refused by Amazon: " + refusal.error();
  }

  private void skipRecord(String text, String reason) {
    tally.add(SKIP_RECORDS, 1);
    tally.addReason(reason, 1);
    long skipped = tally.get(SKIP_RECORDS);
    if (skipped <= MOST_LOGGED_RECORDS) {
      logger.warn("Skipped {}", text);
    }
    if (skipped == MOST_LOGGED_RECORDS) {
      logger.warn("{}: further skipped records are only counted", output);
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
    tally.add(SKIP_BATCHES, 1);
    for (GivenUp part : outcome.givenUp()) {
      tally.add(RECORDS_IN_SKIP_BATCHES, part.events().size());
      tally.addReason(part.reason(), part.events().size());
      logger.warn("Skipped {}", text(outcome, part));
    }
    skipBatchesInARow++;
    if (skipBatchesInARow == MOST_SKIP_BATCHES_IN_A_ROW) {
      throw new DataException(
          output
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
    return output + ", record " + record;
  }

  private String name(BatchOutcome outcome) {
    return output + ", " + outcome.batch();
  }
}
