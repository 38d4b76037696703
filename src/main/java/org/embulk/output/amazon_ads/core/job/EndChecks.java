package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;

/**
 * Fails a job whose outputs have all ended well, but that has done too little: a wrong mapping, or
 * a parser that drops every row, must not end well, whatever the skip options. Treasure Data's
 * connector ends well there.
 */
final class EndChecks {
  /** A job with fewer records may have nothing but bad ones by chance. */
  static final int MIN_RECORDS_TO_JUDGE = 100;

  /** The share of skipped records above which there is a warning, in percent. */
  private static final int WARN_SKIP_PERCENT = 10;

  private static final int MAX_REASONS = 3;

  private final Counts total;
  private final OutputText text;

  /**
   * @param total the sum of all outputs
   */
  EndChecks(Counts total, OutputText text) {
    this.total = total;
    this.text = text;
  }

  /**
   * Ends a job that has read too few records, or skipped too many.
   *
   * @param minRecords how many it must have read at least
   * @param maxSkipPercent which share of them it may have skipped at most
   * @return a warning, if there is one
   */
  Optional<String> check(int minRecords, BigDecimal maxSkipPercent) {
    long records = total.get(RECORDS);
    if (records < minRecords) {
      throw new AdvisedException(
          "the job received "
              + records
              + (records == 1 ? " record" : " records")
              + ", fewer than \"min_records\": "
              + minRecords,
          Advice.CHECK_INPUT);
    }
    if (records > 0 && total.get(ACCEPTED_RECORDS) == 0) {
      return failOrWarn(noneAccepted());
    }
    double percent = 100.0 * skipped() / Math.max(1, records);
    if (percent > maxSkipPercent.doubleValue()) {
      return failOrWarn(
          skippedText(percent)
              + ", more than \"max_skip_percent\": "
              + maxSkipPercent.toPlainString());
    }
    return percent > WARN_SKIP_PERCENT
        ? Optional.of(skippedText(percent) + reasons())
        : Optional.empty();
  }

  private Optional<String> failOrWarn(String what) {
    Advice advice = Advice.of(total.at(REASONS));
    if (total.get(RECORDS) >= MIN_RECORDS_TO_JUDGE) {
      throw new AdvisedException(what + reasons(), advice);
    }
    return Optional.of(what + reasons() + "; " + advice);
  }

  private String noneAccepted() {
    long uncertain = total.get(UNCERTAIN_RECORDS);
    boolean dryRun = text.records().isDryRun();
    return (total.get(RECORDS) == 1
            ? "the job's only record " + (dryRun ? "would not be " : "was not ")
            : "none of the job's "
                + total.get(RECORDS)
                + " records "
                + (dryRun ? "would be " : "was "))
        + (dryRun ? "sent" : text.records().done())
        + (uncertain > 0 ? ", though " + uncertain + " may have been" : "");
  }

  private long skipped() {
    return total.get(SKIP_RECORDS) + total.get(RECORDS_IN_SKIP_BATCHES);
  }

  private String skippedText(double percent) {
    return skipped()
        + " of the job's "
        + total.get(RECORDS)
        + (skipped() == 1 ? " records was skipped (" : " records were skipped (")
        + String.format(Locale.ROOT, "%.1f", percent)
        + " %)";
  }

  private String reasons() {
    return total.at(REASONS).byNumber().stream()
        .limit(MAX_REASONS)
        .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
        .collect(Collectors.joining(", ", "; the most frequent reasons: ", ""));
  }
}
