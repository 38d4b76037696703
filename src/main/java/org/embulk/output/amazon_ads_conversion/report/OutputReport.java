package org.embulk.output.amazon_ads_conversion.report;

/**
 * What one output, or all outputs of a job, have to report: it travels in the task report, and adds
 * up.
 */
public final class OutputReport {
  private final Tally tally;
  private final Coverage coverage;
  private final DataCheck dataCheck = new DataCheck();

  public OutputReport(Tally tally, Coverage coverage) {
    this.tally = tally;
    this.coverage = coverage;
  }

  public Tally tally() {
    return tally;
  }

  public Coverage coverage() {
    return coverage;
  }

  public DataCheck dataCheck() {
    return dataCheck;
  }

  /** Adds the report of another output. */
  public void addAll(OutputReport other) {
    tally.addAll(other.tally);
    coverage.addAll(other.coverage);
    dataCheck.addAll(other.dataCheck);
  }
}
