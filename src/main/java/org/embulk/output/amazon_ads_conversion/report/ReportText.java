package org.embulk.output.amazon_ads_conversion.report;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.REQUESTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RETRIES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_RECORDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The REPORT, line by line. The first two are, to the letter, those that Treasure Data prints. */
public final class ReportText {
  private static final String STARS = "*************";

  private ReportText() {}

  /** Returns the report of one output. */
  public static List<String> ofOutput(Tally tally) {
    List<String> lines = new ArrayList<>();
    lines.add(STARS + " REPORT " + STARS);
    lines.add(totals(tally));
    addIfAny(lines, "Accepted records", tally.get(ACCEPTED_RECORDS));
    if (tally.get(RECORDS_IN_SKIP_BATCHES) > 0) {
      lines.add(skippedBatches(tally));
    }
    addIfAny(lines, "Requests", tally.get(REQUESTS));
    addIfAny(lines, "Retries", tally.get(RETRIES));
    tally.reasons().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            reason -> lines.add("Not accepted, " + reason.getKey() + ": " + reason.getValue()));
    return lines;
  }

  /** Returns the sums of a job with several outputs. */
  public static List<String> ofJob(int outputs, Tally tally) {
    return Arrays.asList(
        STARS + " REPORT (total of " + outputs + " outputs) " + STARS, totals(tally));
  }

  /** Returns one line for an output that failed: what is already done, and what may be. */
  public static String ofFailure(Tally tally) {
    return "failed after "
        + tally.get(RECORDS)
        + " records: "
        + tally.get(ACCEPTED_RECORDS)
        + " were already accepted by Amazon, "
        + tally.get(UNCERTAIN_RECORDS)
        + " may have been accepted";
  }

  private static String totals(Tally tally) {
    return "Total records: "
        + tally.get(RECORDS)
        + ", total skip records: "
        + tally.get(SKIP_RECORDS)
        + ", total batches: "
        + tally.get(BATCHES)
        + ", total skip batches: "
        + tally.get(SKIP_BATCHES);
  }

  private static String skippedBatches(Tally tally) {
    String line = "Records in skipped batches: " + tally.get(RECORDS_IN_SKIP_BATCHES);
    return tally.get(UNCERTAIN_RECORDS) == 0
        ? line
        : line + ", of which " + tally.get(UNCERTAIN_RECORDS) + " may have been accepted";
  }

  private static void addIfAny(List<String> lines, String what, long number) {
    if (number > 0) {
      lines.add(what + ": " + number);
    }
  }
}
