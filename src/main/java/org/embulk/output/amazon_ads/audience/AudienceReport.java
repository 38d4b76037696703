package org.embulk.output.amazon_ads.audience;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.embulk.output.amazon_ads.core.report.ReportLines;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.text.Printable;

/** The REPORT: Treasure Data's lines in its words and order, and ours after them in each part. */
final class AudienceReport implements OutputText {
  private static final int MAX_ERRORS = 20;

  /** How many members must match before the DSP can use an audience. */
  private static final int MIN_FOR_DSP = 2000;

  private static final Map<MatchKeyType, AudienceColumn> COLUMNS = AudienceColumn.byIdentifier();

  private final Settings settings;
  private final RecordLines records;

  AudienceReport(Settings settings) {
    this.settings = settings;
    this.records = new RecordLines(settings.dryRun, Verb.UPLOADED);
  }

  /** Returns none: the REPORT is that of the job. */
  @Override
  public ReportLines ofOutput(Counts counts, Optional<Path> rejected) {
    return new ReportLines();
  }

  @Override
  public ReportLines warnings(Counts counts) {
    ReportLines lines = new ReportLines();
    RecordWarnings.addTo(lines, counts);
    return lines;
  }

  @Override
  public String columnOf(MatchKeyType type) {
    return settings.columns.of(COLUMNS.get(type).columnName());
  }

  @Override
  public String ofRerun(Counts total) {
    return settings.creates
        ? "as it is may create another audience"
        : "does no harm: nobody is in an audience twice";
  }

  @Override
  public RecordLines records() {
    return records;
  }

  /**
   * Returns the REPORT of a job.
   *
   * @param total the sum of its outputs
   * @param rejected the files of rejected records
   * @param destination empty in a dry run
   */
  ReportLines of(
      Counts total, List<String> rejected, Uploads uploads, Optional<Destination> destination) {
    ReportLines lines = new ReportLines();
    lines.add(heading("REPORT"));
    addRecords(lines, total, rejected);
    lines.add(heading("UPLOAD STATUS"));
    if (!settings.dryRun) {
      addStatus(lines, uploads);
    }
    lines.add(heading("AUDIENCE INFO"));
    if (destination.isPresent()) {
      addAudience(lines, total, destination.get());
    } else {
      lines.add("Audience ID: none (dry run)");
    }
    return lines;
  }

  private static String heading(String title) {
    return "************* " + title + " *************";
  }

  private void addRecords(ReportLines lines, Counts total, List<String> rejected) {
    if (settings.dryRun) {
      lines.add("Dry run: nothing was sent");
    }
    lines.add("Total records: " + total.get(RECORDS));
    lines.add("Total batches: " + total.get(BATCHES));
    lines.add("Total skipped records: " + total.get(SKIP_RECORDS));
    if (total.get(RECORDS) > 0) {
      String name = settings.dryRun ? "Records to send: " : "Uploaded records: ";
      lines.add(name + total.get(ACCEPTED_RECORDS));
      records.addShare(lines, total);
    }
    lines.addIfAny("Total skipped batches", total.get(SKIP_BATCHES));
    records.addDelivery(lines, total);
    rejected.forEach(file -> lines.add(records.ofRejected(file)));
    RecordWarnings.addTo(lines, total);
    records.addIdentifiers(lines, total, this::columnOf);
  }

  private void addStatus(ReportLines lines, Uploads uploads) {
    if (!settings.maxWait.isPresent()) {
      int number = uploads.all().size();
      lines.add("Not waited for: " + number + (number == 1 ? " upload" : " uploads"));
      return;
    }
    lines.add("Total completed batches: " + uploads.completedBatches() + "/" + uploads.batches());
    lines.add("Total uploaded records but invalid: " + uploads.invalid().sum());
    lines.addIfAny("Failed batches", uploads.batches(Upload.State.FAILED));
    lines.addIfAny("Batches that not every target took", uploads.batches(Upload.State.PARTIAL));
    long minutes = settings.maxWait.get().toMinutes();
    lines.addIfAny(
        "Batches still pending after " + minutes + (minutes == 1 ? " minute" : " minutes"),
        uploads.batches(Upload.State.PENDING));
    lines.addIfAny("Batches without a status", uploads.batches(Upload.State.WITHOUT_STATUS));
    List<Map.Entry<String, Long>> errors = uploads.invalid().byNumber();
    errors.stream()
        .limit(MAX_ERRORS)
        .forEach(error -> lines.add("Invalid, " + error.getKey() + ": " + error.getValue()));
  }

  private void addAudience(ReportLines lines, Counts total, Destination destination) {
    lines.add("Audience ID: " + destination.audienceId);
    if (settings.creates) {
      lines.add("External audience ID: " + Printable.of(settings.audience.externalId));
    }
    lines.add("Connection ID: " + destination.connectionId);
    if (settings.advertiserId.isPresent()
        && !settings.deletes
        && total.get(ACCEPTED_RECORDS) < MIN_FOR_DSP) {
      lines.add(
          "Note: the DSP needs "
              + MIN_FOR_DSP
              + " matched members, and up to 36 hours, before it shows an audience");
    }
  }
}
