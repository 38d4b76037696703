package org.embulk.output.amazon_ads.conversion;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.FIRST_TIME;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LAST_TIME;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.VALUES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.WITHOUT_OWN_ID;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.embulk.output.amazon_ads.core.report.ReportLines;
import org.embulk.output.amazon_ads.core.report.Verb;

/**
 * Formats the REPORT. Its first two lines are exactly those that Treasure Data prints. A job has
 * one full REPORT: that of its output, or, if it has several, that of their sum.
 */
public final class EventReport implements OutputText {
  /** The accepted records that carry the tokens of a click. */
  static final String CLICK_TOKENS = "records_with_click_tokens";

  /** Accepted purchases. */
  static final String PURCHASES_WITHOUT_VALUE = "purchases_without_value";

  static final String NO_CURRENCY = "without a currency";

  private static final String STARS = "*************";
  private static final String DRY_RUN = "dry run: nothing was sent";

  private final Settings settings;
  private final int outputs;
  private final Supplier<Duration> duration;
  private final RecordLines records;

  /**
   * @param outputs how many outputs the job has
   * @param duration how long the job has been running
   */
  public EventReport(Settings settings, int outputs, Supplier<Duration> duration) {
    this.settings = settings;
    this.outputs = outputs;
    this.duration = duration;
    this.records = new RecordLines(settings.dryRun, Verb.ACCEPTED);
  }

  /** Returns the counts of this plugin, each of which is 0. */
  public static Counts zeros() {
    Counts counts = RecordCounts.zeros();
    EventWarnings.addZeros(counts);
    counts.add(0, CLICK_TOKENS);
    counts.add(0, PURCHASES_WITHOUT_VALUE);
    counts.at(VALUES);
    return counts;
  }

  static void countTime(Instant time, Counts counts) {
    counts.add(time.toEpochMilli(), FIRST_TIME);
    counts.add(time.toEpochMilli(), LAST_TIME);
  }

  @Override
  public ReportLines ofOutput(Counts counts, Optional<Path> rejected) {
    ReportLines lines = totals(settings.dryRun ? "REPORT (" + DRY_RUN + ")" : "REPORT", counts);
    if (outputs == 1 && counts.get(RECORDS) > 0) {
      addDetails(lines, counts);
      rejected.ifPresent(file -> lines.add(records.ofRejected(file.toString())));
      addFindings(lines, counts);
    }
    return lines;
  }

  /**
   * Returns the REPORT of a job with several outputs, or of one without a single row.
   *
   * @param rejected the files of rejected records
   */
  ReportLines ofJob(Counts total, List<String> rejected) {
    if (total.get(RECORDS) == 0) {
      return ofOutput(total, Optional.empty());
    }
    String sum = "total of " + outputs + " outputs";
    ReportLines lines =
        totals("REPORT (" + (settings.dryRun ? DRY_RUN + ", " + sum : sum) + ")", total);
    addDetails(lines, total);
    rejected.forEach(file -> lines.add(records.ofRejected(file)));
    addFindings(lines, total);
    return lines;
  }

  private ReportLines totals(String title, Counts counts) {
    ReportLines lines = new ReportLines();
    lines.add(STARS + " " + title + " " + STARS);
    lines.add(
        "Total records: "
            + counts.get(RECORDS)
            + ", total skip records: "
            + counts.get(SKIP_RECORDS)
            + ", total batches: "
            + counts.get(BATCHES)
            + ", total skip batches: "
            + counts.get(SKIP_BATCHES));
    lines.add(
        (settings.dryRun ? "Records to send: " : "Accepted records: ")
            + counts.get(ACCEPTED_RECORDS));
    return lines;
  }

  private void addDetails(ReportLines lines, Counts counts) {
    records.addShare(lines, counts);
    records.addDelivery(lines, counts);
    lines.add("Target: " + Destination.line(settings));
    lines.add("Duration: " + ReportLines.text(duration.get()));
    if (counts.has(FIRST_TIME)) {
      lines.add(
          "Event times: "
              + Instant.ofEpochMilli(counts.get(FIRST_TIME))
              + " to "
              + Instant.ofEpochMilli(counts.get(LAST_TIME)));
    }
    List<Map.Entry<String, Long>> values = counts.at(VALUES).byNumber();
    if (!values.isEmpty()) {
      lines.add("Sum of the values: " + values(values));
    }
    lines.addIfAny("Purchases without a value", counts.get(PURCHASES_WITHOUT_VALUE));
    long withoutId = counts.get(WITHOUT_OWN_ID);
    if (withoutId > 0) {
      lines.add(
          "Records without an "
              + settings.columns.of(EventColumn.EVENT_ID.columnName())
              + " of their own: "
              + withoutId
              + (settings.isRowHash
                  ? " (ROW_HASH gives them the same id in every run)"
                  : " (running the job again counts them twice)"));
    }
  }

  private static String values(List<Map.Entry<String, Long>> sums) {
    return sums.stream()
        .map(sum -> BigDecimal.valueOf(sum.getValue(), 2).toPlainString() + " " + sum.getKey())
        .collect(Collectors.joining(", "));
  }

  private void addFindings(ReportLines lines, Counts counts) {
    EventWarnings.addTo(lines, counts, settings.columns);
    long clicks = counts.get(CLICK_TOKENS);
    if (clicks > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Click tokens: in %.1f %% of the %s",
              100.0 * clicks / counts.get(ACCEPTED_RECORDS),
              settings.dryRun ? "records to send" : "accepted records"));
    }
    records.addIdentifiers(lines, counts, this::columnOf);
  }

  @Override
  public ReportLines warnings(Counts counts) {
    ReportLines lines = new ReportLines();
    EventWarnings.addTo(lines, counts, settings.columns);
    return lines;
  }

  @Override
  public String columnOf(MatchKeyType type) {
    return settings.columns.of(type.column());
  }

  @Override
  public String ofRerun(Counts total) {
    if (total.get(ACCEPTED_RECORDS) + total.get(UNCERTAIN_RECORDS) == 0) {
      return "counts nothing twice";
    }
    long twice = settings.isRowHash ? 0 : total.get(WITHOUT_OWN_ID);
    return twice == 0
        ? "counts nothing twice: Amazon recognizes each of them by its event_id"
        : "would count up to " + twice + " of them twice, which have no event_id of their own";
  }

  @Override
  public RecordLines records() {
    return records;
  }
}
