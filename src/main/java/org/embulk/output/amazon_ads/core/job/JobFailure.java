package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;

import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.report.UnwritableFileException;
import org.embulk.spi.DataException;

/** Builds the exception that Embulk shows for a failed output: why, and what was already done. */
final class JobFailure {
  private JobFailure() {}

  static RuntimeException of(Throwable e, Ledger ledger, Job job) {
    String text = e.getMessage() + "; " + job.acceptedSoFar(ledger.text());
    if (e instanceof ConfigException) {
      return new ConfigException(text, e.getCause());
    }
    if (e instanceof DataException || e instanceof UnwritableFileException) {
      return new DataException(text, e.getCause());
    }
    return internalError(e, ledger.output() + ", record " + ledger.counts().get(RECORDS));
  }

  /**
   * Reports a bug in the plugin without its message and causes, which may quote a row: its type and
   * stack trace suffice to find it.
   */
  static IllegalStateException internalError(Throwable e, String where) {
    IllegalStateException error =
        new IllegalStateException(
            where
                + ": internal error in the plugin; please report it ("
                + e.getClass().getName()
                + ")");
    error.setStackTrace(e.getStackTrace());
    return error;
  }
}
