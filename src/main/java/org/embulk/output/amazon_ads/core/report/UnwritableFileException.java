package org.embulk.output.amazon_ads.core.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Tells the user which file can't be written, and why. */
public final class UnwritableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param option the option that names the file
   */
  UnwritableFileException(String option, Path file, IOException cause) {
    this(option, file, cause, "");
  }

  /**
   * @param lack what the file lacks; empty if there is none
   */
  UnwritableFileException(String option, Path file, IOException cause, String lack) {
    super(
        "\"" + option + "\": the file " + file + " can't be written: " + why(cause) + lack, cause);
  }

  /** Returns the reason; the message of a FileSystemException is usually just the path. */
  private static String why(IOException e) {
    if (e instanceof FileSystemException) {
      String reason = ((FileSystemException) e).getReason();
      return reason == null ? e.getClass().getSimpleName() : reason;
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
