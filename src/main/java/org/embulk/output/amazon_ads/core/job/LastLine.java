package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;

import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;

/**
 * The last line of a job that failed or was ended: what has happened, what is known, what to do.
 */
final class LastLine {
  private LastLine() {}

  /**
   * @param cause what has happened, safe to show
   * @param total the sum of the outputs
   */
  static String of(String cause, Counts total, OutputText text, Advice advice) {
    return cause + "; " + known(total, text) + "; " + advice;
  }

  /** Returns what Amazon has, or may have, and whether running the job again counts it twice. */
  static String known(Counts total, OutputText text) {
    String accepted =
        text.records().ofAccepted(total.get(ACCEPTED_RECORDS), total.get(UNCERTAIN_RECORDS));
    return text.records().isDryRun()
        ? accepted
        : "of the job's records, " + accepted + "; running the job again " + text.ofRerun(total);
  }
}
