package org.embulk.output.amazon_ads.audience;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_FAILED_UPLOADS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embulk.output.amazon_ads.core.job.JobResult;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.spi.DataException;

/** Decides what the outcome of the uploads means for the job. */
final class Outcome {
  private final Settings settings;
  private final Uploads uploads;
  private final Destination destination;

  Outcome(Settings settings, Uploads uploads, Destination destination) {
    this.settings = settings;
    this.uploads = uploads;
    this.destination = destination;
  }

  /** Counts the records of failed uploads as in skipped batches, if such are to be skipped. */
  void count(Map<Integer, Counts> outputs) {
    if (!settings.skipErrorBatch) {
      return;
    }
    Set<String> skipped = new HashSet<>();
    for (Upload upload : uploads.in(Upload.State.FAILED)) {
      Counts counts = outputs.get(upload.output);
      counts.add(-upload.receipt.records, ACCEPTED_RECORDS);
      counts.add(upload.receipt.records, RECORDS_IN_SKIP_BATCHES);
      counts.add(upload.receipt.records, RECORDS_IN_FAILED_UPLOADS);
      counts.add(upload.receipt.records, REASONS, "batch_given_up FAILED");
      counts.add(skipped.add(upload.batch()) ? 1 : 0, SKIP_BATCHES);
    }
  }

  /** Warns of what is no failure. */
  void warn(JobResult result) {
    warnIfAny(result, Upload.State.FAILED, "failed; the records in question count as skipped");
    warnIfAny(result, Upload.State.PARTIAL, "arrived in one target and not in another");
    warnIfAny(
        result,
        Upload.State.PENDING,
        "remained pending: Amazon has the records, and the job need not run again");
    warnIfAny(result, Upload.State.WITHOUT_STATUS, "got no status");
    if (uploads.invalid().sum() > 0 && settings.skipInvalidRecord) {
      result.warn(
          "Amazon calls "
              + uploads.invalid().sum()
              + " of the uploaded records invalid, see the REPORT");
    }
  }

  private void warnIfAny(JobResult result, Upload.State state, String text) {
    int number = uploads.in(state).size();
    boolean fails = state == Upload.State.FAILED && !settings.skipErrorBatch;
    if (number > 0 && !fails) {
      result.warn(number + " of " + uploads.all().size() + " uploads " + text);
    }
  }

  /** Fails the job if Amazon could not use what was uploaded. */
  void check() {
    List<Upload> failed = uploads.in(Upload.State.FAILED);
    if (!failed.isEmpty() && !settings.skipErrorBatch) {
      throw new DataException(
          failed.size()
              + " of "
              + uploads.all().size()
              + " uploads failed at Amazon, the first of them output "
              + failed.get(0).output
              + ", "
              + failed.get(0).receipt
              + otherConnections()
              + "; to count such uploads as skipped, set \"skip_error_batch\": true");
    }
    if (uploads.invalid().sum() > 0 && !settings.skipInvalidRecord) {
      throw new DataException(
          "Amazon calls "
              + uploads.invalid().sum()
              + " of the uploaded records invalid, see the REPORT; to accept that, set"
              + " \"skip_invalid_record\": true");
    }
  }

  private String otherConnections() {
    return destination.otherConnections.isEmpty()
        ? ""
        : "; the audience may belong to another of the connections that fit: "
            + String.join(", ", destination.otherConnections)
            + "; set \"connection_id\" to the one that made it";
  }
}
