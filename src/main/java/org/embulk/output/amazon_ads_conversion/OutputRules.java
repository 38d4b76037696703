package org.embulk.output.amazon_ads_conversion;

/** What of the config decides whether a record or a batch may be left out. */
final class OutputRules {
  private final boolean skipInvalidRecord;
  private final boolean skipErrorBatch;

  OutputRules(boolean skipInvalidRecord, boolean skipErrorBatch) {
    this.skipInvalidRecord = skipInvalidRecord;
    this.skipErrorBatch = skipErrorBatch;
  }

  boolean skipInvalidRecord() {
    return skipInvalidRecord;
  }

  boolean skipErrorBatch() {
    return skipErrorBatch;
  }
}
