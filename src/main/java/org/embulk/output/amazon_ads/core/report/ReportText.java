package org.embulk.output.amazon_ads.core.report;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Formats the REPORT. Its first two lines are exactly those that Treasure Data prints. */
public final class ReportText implements OutputText {
  private static final String STARS = "*************";

  private final boolean dryRun;
  private final Function<Counts, List<String>> warnings;
  private final RecordLines records;

  /**
   * @param dryRun whether nothing was sent, as stated in the first line
   * @param warnings formats what the plugin warns of
   */
  public ReportText(boolean dryRun, Function<Counts, List<String>> warnings) {
    this.dryRun = dryRun;
    this.warnings = warnings;
    this.records = new RecordLines(dryRun, Verb.ACCEPTED);
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

  @Override
  public List<String> ofOutput(Counts counts, Optional<Path> rejected) {
    List<String> lines = new ArrayList<>(totals(counts));
    lines.addAll(records.ofDelivery(counts));
    rejected.ifPresent(path -> lines.add(records.ofRejected(path.toString())));
    lines.addAll(warnings.apply(counts));
    lines.addAll(records.ofIdentifiers(counts));
    return lines;
  }

  @Override
  public String ofFailure(Counts counts) {
    return records.ofFailure(counts);
  }

  @Override
  public String ofAccepted(long accepted, long uncertain) {
    return records.ofAccepted(accepted, uncertain);
  }
}
