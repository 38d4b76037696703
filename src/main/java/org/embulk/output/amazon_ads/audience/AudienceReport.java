package org.embulk.output.amazon_ads.audience;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.job.OutputTaskReport;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.text.Printable;

/** The REPORT: Treasure Data's lines in its words and order, and ours after them in each part. */
final class AudienceReport implements OutputText {
  private static final int MAX_ERRORS = 20;

  /** How many members must match before the DSP can use an audience. */
  private static final int MIN_FOR_DSP = 2000;

  private final Settings settings;
  private final RecordLines records;

  AudienceReport(Settings settings) {
    this.settings = settings;
    this.records = new RecordLines(settings.dryRun, Verb.UPLOADED);
  }

  /** Returns none: the REPORT is that of the job. */
  @Override
  public List<String> ofOutput(Counts counts, Optional<Path> rejected) {
    return Collections.emptyList();
  }

  @Override
  public String ofFailure(Counts counts) {
    return records.ofFailure(counts);
  }

  @Override
  public String ofAccepted(long accepted, long uncertain) {
    return records.ofAccepted(accepted, uncertain);
  }

  /**
   * Returns the REPORT of a job.
   *
   * @param total the sum of its outputs
   * @param sent the same before uploads that failed were taken out of it
   * @param destination empty in a dry run
   */
  List<String> of(
      Counts total,
      Counts sent,
      List<OutputTaskReport> outputs,
      Uploads uploads,
      Optional<Destination> destination) {
    List<String> lines = new ArrayList<>();
    lines.add(heading("REPORT"));
    addRecords(lines, total, sent, outputs);
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

  private void addRecords(
      List<String> lines, Counts total, Counts sent, List<OutputTaskReport> outputs) {
    if (settings.dryRun) {
      lines.add("Dry run: nothing was sent");
    }
    lines.add("Total records: " + total.get(RECORDS));
    lines.add("Total batches: " + total.get(BATCHES));
    lines.add("Total skipped records: " + total.get(SKIP_RECORDS));
    if (total.get(RECORDS) > 0) {
      String name = settings.dryRun ? "Records to send: " : "Uploaded records: ";
      lines.add(name + total.get(ACCEPTED_RECORDS));
    }
    addIfAny(lines, "Total skipped batches", total.get(SKIP_BATCHES));
    lines.addAll(records.ofDelivery(total));
    for (OutputTaskReport output : outputs) {
      output.rejectedRecords().ifPresent(file -> lines.add(records.ofRejected(file)));
    }
    lines.addAll(RecordWarnings.lines(total));
    lines.addAll(records.ofIdentifiers(sent));
  }

  private void addStatus(List<String> lines, Uploads uploads) {
    if (!settings.maxWait.isPresent()) {
      int number = uploads.all().size();
      lines.add("Not waited for: " + number + (number == 1 ? " upload" : " uploads"));
      return;
    }
    lines.add("Total completed batches: " + uploads.completedBatches() + "/" + uploads.batches());
    lines.add("Total uploaded records but invalid: " + uploads.invalid().sum());
    addIfAny(lines, "Failed batches", uploads.batches(Upload.State.FAILED));
    addIfAny(lines, "Batches that not every target took", uploads.batches(Upload.State.PARTIAL));
    long minutes = settings.maxWait.get().toMinutes();
    addIfAny(
        lines,
        "Batches still pending after " + minutes + (minutes == 1 ? " minute" : " minutes"),
        uploads.batches(Upload.State.PENDING));
    addIfAny(lines, "Batches without a status", uploads.batches(Upload.State.WITHOUT_STATUS));
    List<Map.Entry<String, Long>> errors = uploads.invalid().byNumber();
    errors.stream()
        .limit(MAX_ERRORS)
        .forEach(error -> lines.add("Invalid, " + error.getKey() + ": " + error.getValue()));
  }

  private void addAudience(List<String> lines, Counts total, Destination destination) {
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

  private static void addIfAny(List<String> lines, String what, long number) {
    if (number > 0) {
      lines.add(what + ": " + number);
    }
  }
}
