package org.embulk.output.amazon_ads_conversion;

import java.util.List;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.GivenUp;
import org.embulk.output.amazon_ads_conversion.deliver.Refusal;
import org.embulk.output.amazon_ads_conversion.deliver.auth.AuthorizationException;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is left out and what ends the job, by the two options {@code skip_invalid_record}
 * and {@code skip_error_batch}.
 */
final class SkipPolicy {
  private static final Logger logger = LoggerFactory.getLogger(SkipPolicy.class);

  /** How many skipped records of an output are logged one by one. */
  private static final int MAX_LOGGED_RECORDS = 100;

  /** With so many batches given up in a row, the service is down or the config is wrong. */
  private static final int MAX_SKIP_BATCHES_IN_A_ROW = 10;

  private final String output;
  private final boolean skipInvalidRecord;
  private final boolean skipErrorBatch;
  private long skippedRecords;
  private long skipBatchesInARow;

  /**
   * @param output what messages call the output, such as {@code output 1}
   */
  SkipPolicy(String output, boolean skipInvalidRecord, boolean skipErrorBatch) {
    this.output = output;
    this.skipInvalidRecord = skipInvalidRecord;
    this.skipErrorBatch = skipErrorBatch;
  }

  /** Skips a row that can't become an event, or throws what ends the job. */
  void skip(long record, InvalidRecordException e) {
    String text = name(record) + ": " + e.getMessage() + " (" + e.reason().code() + ")";
    if (!skipInvalidRecord) {
      throw new DataException(text);
    }
    logSkipped(text);
  }

  /** Skips what a batch could not get accepted, or throws what ends the job. */
  void skip(BatchOutcome outcome) {
    if (outcome.failure().isPresent()) {
      throw failure(outcome.failure().get(), outcome);
    }
    if (skipInvalidRecord) {
      outcome.refused().forEach(refusal -> logSkipped(text(refusal)));
    }
    String ending = ending(outcome);
    if (ending != null) {
      throw new DataException(ending);
    }
    outcome.givenUp().forEach(part -> logger.warn("Skipped {}", text(outcome, part)));
    countInARow(outcome);
  }

  /** Says whether no further request makes sense after an outcome; may be called on any thread. */
  boolean endsJob(BatchOutcome outcome) {
    return outcome.failure().isPresent() || ending(outcome) != null;
  }

  /** Returns what ends the job for a reason that no skip option covers. */
  RuntimeException failure(AuthorizationException e) {
    String text = output + ": " + e.getMessage();
    return e.kind() == AuthorizationException.Kind.CONFIG
        ? new ConfigException(text)
        : new DataException(text);
  }

  private RuntimeException failure(Throwable e, BatchOutcome outcome) {
    if (e instanceof AuthorizationException) {
      return failure((AuthorizationException) e);
    }
    if (e instanceof InterruptedException) {
      return new DataException(outcome.batch() + ": the job was interrupted");
    }
    if (e instanceof Error) {
      throw (Error) e;
    }
    return (RuntimeException) e;
  }

  /** Returns why an outcome without a failure ends the job, or null if the job goes on. */
  private String ending(BatchOutcome outcome) {
    if (!skipInvalidRecord && !outcome.refused().isEmpty()) {
      return text(outcome.refused().get(0))
          + "; of the "
          + outcome.batch().events().size()
          + " records in its batch, "
          + outcome.accepted().size()
          + " were accepted and "
          + outcome.refused().size()
          + " refused";
    }
    if (!skipErrorBatch && !outcome.givenUp().isEmpty()) {
      return text(outcome, outcome.givenUp().get(0));
    }
    return null;
  }

  private void countInARow(BatchOutcome outcome) {
    List<GivenUp> givenUp = outcome.givenUp();
    // Whatever was given up, a service that accepts events is up.
    skipBatchesInARow =
        givenUp.isEmpty() || !outcome.accepted().isEmpty() ? 0 : skipBatchesInARow + 1;
    if (skipBatchesInARow == MAX_SKIP_BATCHES_IN_A_ROW) {
      throw new DataException(
          output
              + ": "
              + MAX_SKIP_BATCHES_IN_A_ROW
              + " batches in a row were given up, so the service is down or the config is wrong;"
              + " the last one: "
              + text(outcome, givenUp.get(0)));
    }
  }

  private void logSkipped(String text) {
    skippedRecords++;
    if (skippedRecords <= MAX_LOGGED_RECORDS) {
      logger.warn("Skipped {}", text);
    }
    if (skippedRecords == MAX_LOGGED_RECORDS) {
      logger.warn("{}: further skipped records are only counted", output);
    }
  }

  private String text(Refusal refusal) {
    return name(refusal.event().record()) + ": refused by Amazon: " + refusal.error();
  }

  private static String text(BatchOutcome outcome, GivenUp part) {
    int records = part.events().size();
    return outcome.batch()
        + ": "
        + part.why()
        + "; "
        + records
        + " of its records "
        + (part.isUncertain()
            ? "may have been accepted"
            : (records == 1 ? "was" : "were") + " not accepted")
        + " (the first: record "
        + part.events().get(0).record()
        + ")";
  }

  private String name(long record) {
    return output + ", record " + record;
  }
}
