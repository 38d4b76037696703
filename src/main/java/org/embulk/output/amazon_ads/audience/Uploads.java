package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.deliver.Receipt;
import org.embulk.output.amazon_ads.core.job.OutputTaskReport;
import org.embulk.output.amazon_ads.core.report.Counts;

/** All uploads of a job, and what Amazon found in them. */
final class Uploads {
  private static final int MAX_ERRORS = 1000;
  private static final String INVALID = "invalid";

  private final List<Upload> all = new ArrayList<>();
  private final Counts found = new Counts();

  /**
   * @param reports those of the outputs, in their order
   */
  Uploads(List<OutputTaskReport> reports) {
    found.nestBounded(INVALID, MAX_ERRORS, "other errors");
    for (int output = 1; output <= reports.size(); output++) {
      for (Receipt receipt : reports.get(output - 1).receipts()) {
        all.add(new Upload(output, receipt));
      }
    }
  }

  List<Upload> all() {
    return all;
  }

  List<Upload> in(Upload.State state) {
    return all.stream().filter(upload -> upload.state == state).collect(Collectors.toList());
  }

  /** Returns how many batches have an upload. */
  int batches() {
    return batches(all).size();
  }

  /** Returns how many batches have an upload in this state. */
  int batches(Upload.State state) {
    return batches(in(state)).size();
  }

  /** Returns how many batches have arrived whole, in one target at least. */
  int completedBatches() {
    Set<String> completed = batches(all);
    for (Upload upload : all) {
      if (upload.state != Upload.State.SUCCEEDED && upload.state != Upload.State.PARTIAL) {
        completed.remove(upload.batch());
      }
    }
    return completed.size();
  }

  private static Set<String> batches(List<Upload> uploads) {
    return uploads.stream().map(Upload::batch).collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Returns the numbers of UPLOAD STATUS, for the file of the REPORT.
   *
   * @param isAwaited whether Amazon was asked what became of the uploads
   */
  Counts status(boolean isAwaited) {
    Counts status = new Counts();
    if (!isAwaited) {
      status.add(all.size(), "uploads_not_waited_for");
      return status;
    }
    status.add(batches(), "batches");
    status.add(completedBatches(), "completed_batches");
    status.add(batches(Upload.State.FAILED), "failed_batches");
    status.add(batches(Upload.State.PARTIAL), "partial_batches");
    status.add(batches(Upload.State.PENDING), "pending_batches");
    status.add(batches(Upload.State.WITHOUT_STATUS), "batches_without_status");
    status.add(invalid().sum(), "invalid_records");
    status.at("invalid_reasons").addAll(invalid());
    return status;
  }

  /** Counts the invalid records of an upload, once. */
  void countInvalid(Upload upload) {
    upload.invalid.forEach(error -> found.add(1, INVALID, error));
    upload.invalid = Collections.emptyList();
  }

  /** Returns the records that Amazon calls invalid, by error. */
  Counts invalid() {
    return found.at(INVALID);
  }
}
