package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_RECORDS;

import java.util.Optional;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.spi.DataException;

/**
 * Fails a job of which no record was accepted: a wrong mapping must not end well, whatever the skip
 * options. Treasure Data's connector ends well there.
 */
final class AcceptanceCheck {
  /** A job with fewer records may have nothing but bad ones by chance, so it gets a warning. */
  static final int MIN_RECORDS = 100;

  private static final int MAX_REASONS = 3;

  private AcceptanceCheck() {}

  /**
   * Returns a warning if no record was accepted of fewer than {@link #MIN_RECORDS}.
   *
   * @param tally the sum of all outputs
   * @throws DataException if no record was accepted of at least {@link #MIN_RECORDS}
   */
  static Optional<String> check(Tally tally, boolean dryRun) {
    if (tally.get(RECORDS) == 0 || tally.get(ACCEPTED_RECORDS) > 0) {
      return Optional.empty();
    }
    String text = text(tally, dryRun);
    if (tally.get(RECORDS) >= MIN_RECORDS) {
      throw new DataException(text);
    }
    return Optional.of(text);
  }

  private static String text(Tally tally, boolean dryRun) {
    String reasons =
        tally.reasonsByNumber().stream()
            .limit(MAX_REASONS)
            .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
            .collect(Collectors.joining(", "));
    long uncertain = tally.get(UNCERTAIN_RECORDS);
    return "not one of the job's "
        + tally.get(RECORDS)
        + " records "
        + (dryRun ? "would be sent" : "was accepted")
        + (uncertain > 0 ? ", though " + uncertain + " may have been" : "")
        + "; the most frequent reasons: "
        + reasons
        + ". "
        + advice(tally, dryRun);
  }

  private static String advice(Tally tally, boolean dryRun) {
    if (tally.get(RECORDS_IN_SKIP_BATCHES) == tally.get(RECORDS)) {
      return "The service is down or the config is wrong: the log says of each batch why it was"
          + " given up";
    }
    return "A column is probably mapped wrongly: "
        + (dryRun ? "" : "run with \"dry_run\" and ")
        + "see in the files of \"rejected_records_path\" which column each record fails on";
  }
}
