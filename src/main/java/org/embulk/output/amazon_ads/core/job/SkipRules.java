package org.embulk.output.amazon_ads.core.job;

/** What a job does about a record or a batch that Amazon can't have, as its options say. */
public final class SkipRules {
  final boolean invalidRecords;
  final boolean errorBatches;
  final boolean dryRun;
  final boolean showIds;

  /**
   * @param invalidRecords whether to leave out single records, instead of failing
   * @param errorBatches whether to leave out batches, instead of failing
   * @param dryRun whether to go through all rows, and to fail only at the end of the job
   * @param showIds whether lines about single records show the row's own id
   */
  public SkipRules(boolean invalidRecords, boolean errorBatches, boolean dryRun, boolean showIds) {
    this.invalidRecords = invalidRecords;
    this.errorBatches = errorBatches;
    this.dryRun = dryRun;
    this.showIds = showIds;
  }
}
