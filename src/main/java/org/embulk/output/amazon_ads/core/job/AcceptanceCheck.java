package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;

import java.util.Optional;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.spi.DataException;

/**
 * Fails a job of which no record was accepted: a wrong mapping must not end well, whatever the skip
 * options. Treasure Data's connector ends well there.
 */
public final class AcceptanceCheck {
  /** A job with fewer records may have nothing but bad ones by chance, so it gets a warning. */
  static final int MIN_RECORDS = 100;

  private static final int MAX_REASONS = 3;

  private AcceptanceCheck() {}

  /**
   * Returns a warning if no record was accepted of fewer than {@link #MIN_RECORDS}.
   *
   * @param counts the sum of all outputs
   * @throws DataException if no record was accepted of at least {@link #MIN_RECORDS}
   */
  public static Optional<String> check(Counts counts, boolean dryRun, Verb verb) {
    if (counts.get(RECORDS) == 0 || counts.get(ACCEPTED_RECORDS) > 0) {
      return Optional.empty();
    }
    String text = text(counts, dryRun, verb);
    if (counts.get(RECORDS) >= MIN_RECORDS) {
      throw new DataException(text);
    }
    return Optional.of(text);
  }

  private static String text(Counts counts, boolean dryRun, Verb verb) {
    String reasons =
        counts.at(REASONS).byNumber().stream()
            .limit(MAX_REASONS)
            .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
            .collect(Collectors.joining(", "));
    long uncertain = counts.get(UNCERTAIN_RECORDS);
    return "none of the job's "
        + counts.get(RECORDS)
        + " records "
        + (dryRun ? "would be sent" : "was " + verb)
        + (uncertain > 0 ? ", though " + uncertain + " may have been" : "")
        + "; the most frequent reasons: "
        + reasons
        + ". "
        + advice(counts, dryRun);
  }

  private static String advice(Counts counts, boolean dryRun) {
    if (counts.get(RECORDS_IN_SKIP_BATCHES) == counts.get(RECORDS)) {
      return "The service is down or the config is wrong: the log says of each batch why it was"
          + " given up";
    }
    return "A column is probably mapped wrongly: "
        + (dryRun ? "" : "run with \"dry_run\" and ")
        + "see in the files of \"rejected_records_path\" which column each record fails on";
  }
}
