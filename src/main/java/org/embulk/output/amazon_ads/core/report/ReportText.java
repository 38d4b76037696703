package org.embulk.output.amazon_ads.core.report;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LEFT_OUT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.MATCH_KEYS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REQUESTS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RETRIES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SENT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_REFUSED_RECORDS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/** Formats the REPORT. Its first two lines are exactly those that Treasure Data prints. */
public final class ReportText {
  private static final String STARS = "*************";

  private final boolean dryRun;
  private final Function<Counts, List<String>> warnings;

  /**
   * @param dryRun whether nothing was sent, as stated in the first line
   * @param warnings formats what the plugin warns of
   */
  public ReportText(boolean dryRun, Function<Counts, List<String>> warnings) {
    this.dryRun = dryRun;
    this.warnings = warnings;
  }

  /** Returns the three lines that every report has. */
  public List<String> totals(Counts counts) {
    return totals(dryRun ? "REPORT (dry run: nothing was sent)" : "REPORT", counts);
  }

  /**
   * Returns the totals of a job with several outputs, and the data check of all of them together:
   * one that has digests alone and one that has none mix the two only in sum.
   */
  public List<String> totalsOfJob(int outputs, Counts sum) {
    String total = "total of " + outputs + " outputs";
    String title = "REPORT (" + (dryRun ? "dry run: nothing was sent, " + total : total) + ")";
    List<String> lines = new ArrayList<>(totals(title, sum));
    lines.addAll(DataCheckText.lines(sum));
    return lines;
  }

  private List<String> totals(String title, Counts counts) {
    return Arrays.asList(
        STARS + " " + title + " " + STARS,
        "Total records: "
            + counts.get(RECORDS)
            + ", total skip records: "
            + counts.get(SKIP_RECORDS)
            + ", total batches: "
            + counts.get(BATCHES)
            + ", total skip batches: "
            + counts.get(SKIP_BATCHES),
        (dryRun ? "Records to send: " : "Accepted records: ") + counts.get(ACCEPTED_RECORDS));
  }

  /**
   * Returns the report of one output.
   *
   * @param rejected the file of rejected records, if there is one
   */
  public List<String> ofOutput(Counts counts, Optional<Path> rejected) {
    List<String> lines = new ArrayList<>(totals(counts));
    if (counts.get(RECORDS_IN_SKIP_BATCHES) > 0) {
      lines.add(skippedBatches(counts));
    }
    addIfAny(
        lines,
        "Refused records that may have been accepted",
        counts.get(UNCERTAIN_REFUSED_RECORDS));
    addIfAny(lines, "Requests", counts.get(REQUESTS));
    addIfAny(lines, "Retries", counts.get(RETRIES));
    counts
        .at(REASONS)
        .byNumber()
        .forEach(
            reason -> lines.add("Not accepted, " + reason.getKey() + ": " + reason.getValue()));
    rejected.ifPresent(path -> lines.add("Records that were not accepted are listed in " + path));
    lines.addAll(warnings.apply(counts));
    addMatchKeys(lines, counts);
    lines.addAll(DataCheckText.lines(counts));
    return lines;
  }

  /**
   * Returns one line for a failed output: how many records were accepted, and how many may have
   * been.
   */
  public String ofFailure(Counts counts) {
    return "failed after "
        + counts.get(RECORDS)
        + (counts.get(RECORDS) == 1 ? " record: " : " records: ")
        + ofAccepted(counts.get(ACCEPTED_RECORDS), counts.get(UNCERTAIN_RECORDS));
  }

  /** Returns how many records were accepted before a failure, and how many may have been. */
  public String ofAccepted(long accepted, long uncertain) {
    return dryRun
        ? "none were sent (dry run)"
        : accepted + " were already accepted by Amazon, " + uncertain + " may have been accepted";
  }

  private static String skippedBatches(Counts counts) {
    String line = "Records in skipped batches: " + counts.get(RECORDS_IN_SKIP_BATCHES);
    long uncertain = counts.get(UNCERTAIN_RECORDS) - counts.get(UNCERTAIN_REFUSED_RECORDS);
    return uncertain == 0 ? line : line + ", of which " + uncertain + " may have been accepted";
  }

  /** Adds how many accepted records carry each match key: what to look at for a low match rate. */
  private void addMatchKeys(List<String> lines, Counts counts) {
    long records = counts.get(ACCEPTED_RECORDS);
    String name = dryRun ? "records to send" : "accepted records";
    long keys = 0;
    List<String> ofTypes = new ArrayList<>();
    for (MatchKeyType type : MatchKeyType.values()) {
      long sent = counts.get(MATCH_KEYS, type.name(), SENT);
      long leftOut = counts.get(MATCH_KEYS, type.name(), LEFT_OUT);
      keys += sent;
      if (sent + leftOut > 0) {
        ofTypes.add(
            String.format(
                Locale.ROOT,
                "Match key %s: in %.1f %% of the %s, left out of %d",
                type,
                100.0 * sent / records,
                name,
                leftOut));
      }
    }
    if (!ofTypes.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Mean number of match keys in the %s: %.2f",
              name,
              (double) keys / records));
      lines.addAll(ofTypes);
    }
  }

  private static void addIfAny(List<String> lines, String what, long number) {
    if (number > 0) {
      lines.add(what + ": " + number);
    }
  }
}
