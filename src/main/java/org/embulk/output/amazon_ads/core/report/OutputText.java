package org.embulk.output.amazon_ads.core.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an output says of its records. */
public interface OutputText {
  /**
   * Returns the lines that an output logs at its commit.
   *
   * @param rejected the file of rejected records, if there is one
   */
  List<String> ofOutput(Counts counts, Optional<Path> rejected);

  /**
   * Returns the end of a line for an output that failed or was stopped: how many records Amazon
   * has, and how many it may have.
   */
  String ofFailure(Counts counts);

  /** Returns how many records Amazon had before a failure, and how many it may have had. */
  String ofAccepted(long accepted, long uncertain);
}
