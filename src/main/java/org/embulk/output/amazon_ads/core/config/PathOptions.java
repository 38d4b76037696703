package org.embulk.output.amazon_ads.core.config;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/** Reads the paths of the files that a job writes, and checks that they can be created there. */
public final class PathOptions {
  private static final String REPORT = "report_path";
  private static final String REJECTED_RECORDS = "rejected_records_path";

  private PathOptions() {}

  /**
   * Reads the path of the file for the REPORT of the whole job. Only the transaction writes it: an
   * output on another machine may not have the folder.
   *
   * @return the path; empty if there is none, or if no file can be written there
   */
  public static Optional<Path> report(Options options) {
    Optional<String> text = options.text(REPORT);
    Optional<Path> path = text.flatMap(PathOptions::usable);
    if (text.isPresent() && !path.isPresent()) {
      options.wrong(REPORT, "must be a file in a folder that exists and can be written to");
    }
    return path;
  }

  private static Optional<Path> usable(String text) {
    try {
      Path file = Paths.get(text).toAbsolutePath();
      // A folder or a device of that name must not be replaced.
      boolean isFree = !Files.exists(file) || Files.isRegularFile(file);
      return isFree && isWritableFolder(file.getParent()) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) { // The rule covers it.
      return Optional.empty();
    }
  }

  /**
   * Reads the prefix of the paths of the files for rejected records. A folder that exists is one
   * even without a separator at its end.
   */
  public static Optional<String> rejectedRecords(Options options) {
    Optional<String> text = options.text(REJECTED_RECORDS);
    Optional<String> prefix = text.flatMap(PathOptions::usablePrefix);
    if (text.isPresent() && !prefix.isPresent()) {
      options.wrong(REJECTED_RECORDS, "must begin with a folder that exists and can be written to");
    }
    return prefix;
  }

  private static Optional<String> usablePrefix(String text) {
    try {
      boolean ends = text.endsWith("/") || text.endsWith(File.separator);
      String prefix = !ends && Files.isDirectory(Paths.get(text)) ? text + File.separator : text;
      // The last part of the prefix may be empty, as in "rejected/", so a name is appended.
      return isWritableFolder(Paths.get(prefix + "x").toAbsolutePath().getParent())
          ? Optional.of(prefix)
          : Optional.empty();
    } catch (InvalidPathException e) { // The rule covers it.
      return Optional.empty();
    }
  }

  private static boolean isWritableFolder(Path folder) {
    return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
  }
}
