package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;

import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.report.UnwritableFileException;
import org.embulk.spi.DataException;

/** Builds the exception that Embulk shows for a failed output: why, and what was already done. */
final class JobFailure {
  private JobFailure() {}

  static RuntimeException of(Throwable e, Ledger ledger, Job job) {
    if (!isOurs(e)) {
      return internalError(e, ledger.output() + ", record " + ledger.counts().get(RECORDS));
    }
    String text = LastLine.of(e.getMessage(), job.counts().total(), ledger.text(), Advice.of(e));
    return like(e, text, e.getCause());
  }

  /** Returns whether the message of an exception is meant for the user; a bug's may quote a row. */
  static boolean isOurs(Throwable e) {
    return e instanceof AdvisedException
        || e instanceof ConfigException
        || e instanceof DataException
        || e instanceof UnwritableFileException;
  }

  /** Returns an exception with another message, which is one of the config if this one is. */
  static RuntimeException like(Throwable e, String message, Throwable cause) {
    return Advice.of(e) == Advice.CORRECT_CONFIG
        ? new ConfigException(message, cause)
        : new DataException(message, cause);
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
