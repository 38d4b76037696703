package org.embulk.output.amazon_ads.core.job;

import java.util.List;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.GivenUp;
import org.embulk.output.amazon_ads.core.deliver.Refusal;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.Normalizers;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is skipped and what ends the job, according to the options {@code
 * skip_invalid_record} and {@code skip_error_batch}.
 */
public final class SkipPolicy {
  private static final Logger logger = LoggerFactory.getLogger(SkipPolicy.class);

  /** After this many batches given up in a row, the service is down or the config is wrong. */
  private static final int MAX_CONSECUTIVE_SKIP_BATCHES = 10;

  private final String output;
  private final SkipRules rules;
  private final Verb verb;
  private final Job job;
  private long consecutiveSkipBatches;

  /**
   * @param output the name of the output in messages, such as {@code output 1}
   * @param job whose first skipped records are logged one by one
   */
  public SkipPolicy(String output, SkipRules rules, Verb verb, Job job) {
    this.output = output;
    this.rules = rules;
    this.verb = verb;
    this.job = job;
  }

  /**
   * Skips a row that can't become an item, or throws what ends the job. A dry run goes on all the
   * same, and fails at its end.
   *
   * @param ownId the id of the row itself, or null
   */
  void skip(long record, String ownId, InvalidRecordException e) {
    String text = name(record, ownId) + ": " + e.getMessage() + " (" + e.reason().code() + ")";
    if (!rules.invalidRecords) {
      AdvisedException failure = new AdvisedException(text, Advice.CORRECT_RECORD);
      if (!rules.dryRun) {
        throw failure;
      }
      job.failAtItsEnd(failure);
    }
    logSkipped(text);
  }

  /** Skips the items of a batch that were not accepted, or throws what ends the job. */
  void skip(BatchOutcome outcome) {
    if (rules.invalidRecords) {
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
          ? new AdvisedException(text, Advice.CORRECT_CONFIG)
          : new AdvisedException(text, Advice.RUN_LATER);
    }
    if (failure instanceof InterruptedException) {
      return new AdvisedException(outcome.batch() + ": the job was interrupted", Advice.RUN_AGAIN);
    }
    if (failure != null) {
      return failure;
    }
    if (!rules.invalidRecords && !outcome.refused().isEmpty()) {
      return new AdvisedException(
          text(outcome.refused().get(0))
              + "; its batch of "
              + outcome.batch().items().size()
              + " had "
              + outcome.accepted().size()
              + " "
              + verb
              + " and "
              + outcome.refused().size()
              + " refused",
          Advice.CORRECT_RECORD);
    }
    return rules.errorBatches || outcome.givenUp().isEmpty()
        ? null
        : new AdvisedException(
            text(outcome, outcome.givenUp().get(0)), Advice.of(outcome.givenUp().get(0)));
  }

  private void countConsecutive(BatchOutcome outcome) {
    List<GivenUp> givenUp = outcome.givenUp();
    // Whatever was given up, a service that accepts items is up.
    consecutiveSkipBatches =
        givenUp.isEmpty() || !outcome.accepted().isEmpty() ? 0 : consecutiveSkipBatches + 1;
    if (consecutiveSkipBatches == MAX_CONSECUTIVE_SKIP_BATCHES) {
      throw new AdvisedException(
          output
              + ": "
              + MAX_CONSECUTIVE_SKIP_BATCHES
              + " batches in a row were given up; the last one: "
              + text(outcome, givenUp.get(0)),
          Advice.of(givenUp.get(0)) == Advice.RUN_LATER ? Advice.RUN_LATER : Advice.READ_BATCHES);
    }
  }

  private void logSkipped(String text) {
    int left = job.counts().skippedRecordsToLog();
    if (left > 0) {
      logger.warn("Skipped {}", text);
    }
    if (left == 0) {
      logger.warn("further skipped records of the job are counted but not logged");
    }
  }

  private String text(Refusal refusal) {
    return name(refusal.item().record(), refusal.item().ownId().orElse(null))
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

  private String name(long record, String ownId) {
    String name = output + ", record " + record;
    boolean shown = rules.showIds && ownId != null && isHarmless(ownId);
    return shown ? name + " (event_id " + Printable.quoted(ownId) + ")" : name;
  }

  /** Returns whether an id would do as a MATCH_ID, which is no e-mail address or phone number. */
  private static boolean isHarmless(String id) {
    return Normalizers.of(MatchKeyType.MATCH_ID).normalize(id, "").isSent();
  }
}
