package org.embulk.output.amazon_ads_conversion.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says which file can't be written, and why, in words for the user. */
public final class UnwritableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableFileException(Path file, IOException cause) {
    super(
        "\"rejected_records_path\": the file " + file + " can't be written: " + why(cause), cause);
  }

  /** The message of a file system's exception mostly is nothing but the path. */
  private static String why(IOException e) {
    if (e instanceof FileSystemException) {
      String reason = ((FileSystemException) e).getReason();
      return reason == null ? e.getClass().getSimpleName() : reason;
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
