package org.embulk.output.amazon_ads.core.job;

import java.util.List;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.GivenUp;
import org.embulk.output.amazon_ads.core.deliver.Refusal;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is skipped and what ends the job, according to the options {@code
 * skip_invalid_record} and {@code skip_error_batch}.
 */
public final class SkipPolicy {
  private static final Logger logger = LoggerFactory.getLogger(SkipPolicy.class);

  /** How many skipped records of an output are logged one by one. */
  private static final int MAX_LOGGED_RECORDS = 100;

  /** After this many batches given up in a row, the service is down or the config is wrong. */
  private static final int MAX_CONSECUTIVE_SKIP_BATCHES = 10;

  private static final String SKIP_RECORDS =
      "; to leave such records out, set \"skip_invalid_record\": true";
  private static final String SKIP_BATCHES =
      "; to leave such batches out, set \"skip_error_batch\": true";

  private final String output;
  private final boolean skipInvalidRecord;
  private final boolean skipErrorBatch;
  private final Verb verb;
  private long skippedRecords;
  private long consecutiveSkipBatches;

  /**
   * @param output the name of the output in messages, such as {@code output 1}
   */
  public SkipPolicy(String output, boolean skipInvalidRecord, boolean skipErrorBatch, Verb verb) {
    this.verb = verb;
    this.output = output;
    this.skipInvalidRecord = skipInvalidRecord;
    this.skipErrorBatch = skipErrorBatch;
  }

  /** Skips a row that can't become an item, or throws what ends the job. */
  void skip(long record, InvalidRecordException e) {
    String text = name(record) + ": " + e.getMessage() + " (" + e.reason().code() + ")";
    if (!skipInvalidRecord) {
      throw new DataException(text + SKIP_RECORDS);
    }
    logSkipped(text);
  }

  /** Skips the items of a batch that were not accepted, or throws what ends the job. */
  void skip(BatchOutcome outcome) {
    if (skipInvalidRecord) {
      outcome.refused().forEach(refusal -> logSkipped(text(refusal)));
    }
    Throwable failure = failureOf(outcome);
    if (failure instanceof Error) {
      throw (Error) failure;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
    outcome.givenUp().forEach(part -> logger.warn("Skipped {}", text(outcome, part)));
    countConsecutive(outcome);
  }

  /**
   * Returns the RuntimeException or Error by which an outcome ends the job, or null if the job
   * continues; callable from any thread.
   */
  public Throwable failureOf(BatchOutcome outcome) {
    Throwable failure = outcome.failure().orElse(null);
    if (failure instanceof AuthorizationException) {
      String text = output + ": " + failure.getMessage();
      return ((AuthorizationException) failure).kind() == AuthorizationException.Kind.CONFIG
          ? new ConfigException(text)
          : new DataException(text);
    }
    if (failure instanceof InterruptedException) {
      return new DataException(outcome.batch() + ": the job was interrupted");
    }
    if (failure != null) {
      return failure;
    }
    if (!skipInvalidRecord && !outcome.refused().isEmpty()) {
      return new DataException(
          text(outcome.refused().get(0))
              + "; its batch of "
              + outcome.batch().items().size()
              + " had "
              + outcome.accepted().size()
              + " "
              + verb
              + " and "
              + outcome.refused().size()
              + " refused"
              + SKIP_RECORDS);
    }
    return skipErrorBatch || outcome.givenUp().isEmpty()
        ? null
        : new DataException(text(outcome, outcome.givenUp().get(0)) + SKIP_BATCHES);
  }

  private void countConsecutive(BatchOutcome outcome) {
    List<GivenUp> givenUp = outcome.givenUp();
    // Whatever was given up, a service that accepts items is up.
    consecutiveSkipBatches =
        givenUp.isEmpty() || !outcome.accepted().isEmpty() ? 0 : consecutiveSkipBatches + 1;
    if (consecutiveSkipBatches == MAX_CONSECUTIVE_SKIP_BATCHES) {
      throw new DataException(
          output
              + ": "
              + MAX_CONSECUTIVE_SKIP_BATCHES
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
      logger.warn("{}: further skipped records are counted but not logged", output);
    }
  }

  private String text(Refusal refusal) {
    return name(refusal.item().record())
        + ": refused by Amazon: "
        + refusal.error()
        + (refusal.isUncertain() ? "; it may have been " + verb + " in an earlier attempt" : "");
  }

  private String text(BatchOutcome outcome, GivenUp part) {
    return outcome.batch()
        + ": "
        + part.detail()
        + "; "
        + whatBecameOf(part)
        + " (the first: record "
        + part.items().get(0).record()
        + ")";
  }

  private String whatBecameOf(GivenUp part) {
    int uncertain = part.uncertain();
    int others = part.items().size() - uncertain;
    String were = others == 1 ? "was" : "were";
    if (uncertain == 0) {
      return others + " of its records " + were + " not " + verb;
    }
    String text = uncertain + " of its records may have been " + verb;
    return others == 0 ? text : text + " and " + others + " " + were + " not";
  }

  private String name(long record) {
    return output + ", record " + record;
  }
}
