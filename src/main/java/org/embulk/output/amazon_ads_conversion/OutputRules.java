package org.embulk.output.amazon_ads_conversion;

import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;

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

  /** Says whether the job ends with an outcome, so that no further request makes sense. */
  boolean endJob(BatchOutcome outcome) {
    return outcome.failure().isPresent()
        || (!skipInvalidRecord && !outcome.refused().isEmpty())
        || (!skipErrorBatch && !outcome.givenUp().isEmpty());
  }
}
