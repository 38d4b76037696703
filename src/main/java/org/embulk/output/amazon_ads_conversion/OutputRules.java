package org.embulk.output.amazon_ads_conversion;

/** What of the config the loop itself goes by. */
final class OutputRules {
  private final int batchSize;
  private final boolean skipInvalidRecord;
  private final boolean skipErrorBatch;

  OutputRules(int batchSize, boolean skipInvalidRecord, boolean skipErrorBatch) {
    this.batchSize = batchSize;
    this.skipInvalidRecord = skipInvalidRecord;
    this.skipErrorBatch = skipErrorBatch;
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
}
