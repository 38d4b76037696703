package org.embulk.output.amazon_ads_conversion.report;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.EVENTS_WITHOUT_CONSENT;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.EVENTS_WITH_DOUBTFUL_NAME;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.EVENTS_WITH_IP_ADDRESS_ONLY;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.FUTURE_EVENTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.OLD_EVENTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.PURCHASES_WITHOUT_CURRENCY;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.REQUESTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RETRIES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_REFUSED_RECORDS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats the REPORT. Its first two lines are exactly those that Treasure Data prints. */
public final class ReportText {
  private static final String STARS = "*************";

  private final boolean dryRun;

  /**
   * @param dryRun whether nothing was sent, as stated in the first line
   */
  public ReportText(boolean dryRun) {
    this.dryRun = dryRun;
  }

  /** Returns the three lines that every report has. */
  public List<String> totals(Tally tally) {
    return totals(dryRun ? "REPORT (dry run: nothing was sent)" : "REPORT", tally);
  }

  /**
   * Returns the totals of a job with several outputs, and the data check of all of them together:
   * one that has digests alone and one that has none mix the two only in sum.
   */
  public List<String> totalsOfJob(int outputs, OutputReport sum) {
    String total = "total of " + outputs + " outputs";
    String title = "REPORT (" + (dryRun ? "dry run: nothing was sent, " + total : total) + ")";
    List<String> lines = new ArrayList<>(totals(title, sum.tally()));
    lines.addAll(sum.dataCheck().lines());
    return lines;
  }

  private List<String> totals(String title, Tally tally) {
    return Arrays.asList(
        STARS + " " + title + " " + STARS,
        "Total records: "
            + tally.get(RECORDS)
            + ", total skip records: "
            + tally.get(SKIP_RECORDS)
            + ", total batches: "
            + tally.get(BATCHES)
            + ", total skip batches: "
            + tally.get(SKIP_BATCHES),
        (dryRun ? "Records to send: " : "Accepted records: ") + tally.get(ACCEPTED_RECORDS));
  }

  /**
   * Returns the report of one output.
   *
   * @param rejected the file of rejected records, if there is one
   */
  public List<String> ofOutput(OutputReport report, Optional<Path> rejected) {
    Tally tally = report.tally();
    List<String> lines = new ArrayList<>(totals(tally));
    if (tally.get(RECORDS_IN_SKIP_BATCHES) > 0) {
      lines.add(skippedBatches(tally));
    }
    addIfAny(
        lines, "Refused records that may have been accepted", tally.get(UNCERTAIN_REFUSED_RECORDS));
    addIfAny(lines, "Requests", tally.get(REQUESTS));
    addIfAny(lines, "Retries", tally.get(RETRIES));
    addReasons(lines, tally);
    rejected.ifPresent(path -> lines.add("Records that were not accepted are listed in " + path));
    addWarnings(lines, tally);
    lines.addAll(report.coverage().lines(dryRun ? "records to send" : "accepted records"));
    lines.addAll(report.dataCheck().lines());
    return lines;
  }

  /**
   * Returns one line for a failed output: how many records were accepted, and how many may have
   * been.
   */
  public String ofFailure(Tally tally) {
    return "failed after "
        + tally.get(RECORDS)
        + (tally.get(RECORDS) == 1 ? " record: " : " records: ")
        + ofAccepted(tally);
  }

  private String ofAccepted(Tally tally) {
    return ofAccepted(tally.get(ACCEPTED_RECORDS), tally.get(UNCERTAIN_RECORDS));
  }

  /** Returns how many records were accepted before a failure, and how many may have been. */
  public String ofAccepted(long accepted, long uncertain) {
    return dryRun
        ? "none were sent (dry run)"
        : accepted + " were already accepted by Amazon, " + uncertain + " may have been accepted";
  }

  private static String skippedBatches(Tally tally) {
    String line = "Records in skipped batches: " + tally.get(RECORDS_IN_SKIP_BATCHES);
    long uncertain = tally.get(UNCERTAIN_RECORDS) - tally.get(UNCERTAIN_REFUSED_RECORDS);
    return uncertain == 0 ? line : line + ", of which " + uncertain + " may have been accepted";
  }

  private static void addReasons(List<String> lines, Tally tally) {
    tally
        .reasonsByNumber()
        .forEach(
            reason -> lines.add("Not accepted, " + reason.getKey() + ": " + reason.getValue()));
  }

  private static void addWarnings(List<String> lines, Tally tally) {
    addIfAny(
        lines,
        "Warning: events from more than 21 days ago, which Amazon may refuse",
        tally.get(OLD_EVENTS));
    addIfAny(
        lines,
        "Warning: events more than an hour in the future, which Amazon may refuse",
        tally.get(FUTURE_EVENTS));
    addIfAny(
        lines,
        "Warning: events from the EEA or the UK whose only consent is an IP address, which is not"
            + " enough for Amazon",
        tally.get(EVENTS_WITH_IP_ADDRESS_ONLY));
    addIfAny(
        lines,
        "Warning: events from the EEA or the UK without any consent",
        tally.get(EVENTS_WITHOUT_CONSENT));
    addIfAny(
        lines,
        "Warning: events whose name has more than 256 characters or special ones, which Amazon's own"
            + " client refuses",
        tally.get(EVENTS_WITH_DOUBTFUL_NAME));
    addIfAny(
        lines,
        "Warning: purchases with a value and without a currency, which Amazon's own client refuses",
        tally.get(PURCHASES_WITHOUT_CURRENCY));
    addCountries(lines, tally.unservedCountries());
  }

  private static void addCountries(List<String> lines, Map<String, Long> countries) {
    if (!countries.isEmpty()) {
      String named =
          Tally.byNumber(countries).stream()
              .map(country -> country.getKey() + " " + country.getValue())
              .collect(Collectors.joining(", "));
      lines.add(
          "Warning: events for countries that Amazon's own client does not send to this region: "
              + countries.values().stream().mapToLong(Long::longValue).sum()
              + " ("
              + named
              + ")");
    }
  }

  private static void addIfAny(List<String> lines, String what, long number) {
    if (number > 0) {
      lines.add(what + ": " + number);
    }
  }
}
