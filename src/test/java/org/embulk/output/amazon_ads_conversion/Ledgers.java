package org.embulk.output.amazon_ads_conversion;

import java.time.Instant;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.convert.EventWarnings;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecords;
import org.embulk.output.amazon_ads_conversion.report.ReportText;

/** Makes ledgers of outputs whose region serves the US alone. */
final class Ledgers {
  private Ledgers() {}

  /**
   * @param rejectedRecords the prefix of the file, or "" for no file
   */
  static Ledger ledger(String output, String rejectedRecords, Instant now) {
    return new Ledger(
        output,
        new RejectedRecords(rejectedRecords, now, 1),
        new EventWarnings(now, Set.of("US")),
        new ReportText(false, EventWarnings::lines));
  }
}
