package org.embulk.output.amazon_ads.core.report;

import java.nio.file.Path;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/** What an output says of its records. */
public interface OutputText {
  /**
   * Returns the lines that an output logs at its commit.
   *
   * @param rejected the file of rejected records, if there is one
   */
  ReportLines ofOutput(Counts counts, Optional<Path> rejected);

  /** Returns a line for each doubt about records. */
  ReportLines warnings(Counts counts);

  /** Returns what the column of a hashed type is called. */
  String columnOf(MatchKeyType type);

  /**
   * Returns whether running a job again counts twice what Amazon has of it, as the end of a
   * sentence about that.
   *
   * @param total the sum of the outputs
   */
  String ofRerun(Counts total);

  /** Returns the lines that every export has. */
  RecordLines records();
}
