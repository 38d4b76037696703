package org.embulk.output.amazon_ads_conversion;

/** What of the config the loop itself goes by. */
final class OutputRules {
  private final int batchSize;
  private final boolean skipInvalidRecord;
  private final boolean skipErrorBatch;
  private final boolean dryRun;

  OutputRules(int batchSize, boolean skipInvalidRecord, boolean skipErrorBatch, boolean dryRun) {
    this.batchSize = batchSize;
    this.skipInvalidRecord = skipInvalidRecord;
    this.skipErrorBatch = skipErrorBatch;
    this.dryRun = dryRun;
  }

  int batchSize() {
    return batchSize;
  }

  boolean skipInvalidRecord() {
    return skipInvalidRecord;
  }

  boolean skipErrorBatch() {
    return skipErrorBatch;
  }

  boolean dryRun() {
    return dryRun;
  }
}
