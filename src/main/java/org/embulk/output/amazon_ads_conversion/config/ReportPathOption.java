package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/**
 * Reads the path of the file for the REPORT of the whole job. Not one of the {@link Settings}: an
 * output elsewhere has no such file, and a config with other problems still gets one.
 */
public final class ReportPathOption {
  private static final String OPTION = "report_path";

  private ReportPathOption() {}

  /** Returns the path; empty if there is none, or if no file can be written there. */
  public static Optional<Path> read(Optional<JsonNode> given, Problems problems) {
    OptionReader options = new OptionReader(problems);
    Optional<String> text = options.text(OPTION, given);
    Optional<Path> path = text.flatMap(ReportPathOption::usable);
    if (text.isPresent() && !path.isPresent()) {
      options.problem(
          OPTION, "must be a file in a folder that exists and can be written to", given);
    }
    return path;
  }

  private static Optional<Path> usable(String text) {
    try {
      Path file = Paths.get(text).toAbsolutePath();
      Path folder = file.getParent();
      // A folder or a device of that name must not be replaced.
      boolean isFree = !Files.exists(file) || Files.isRegularFile(file);
      return folder != null && isFree && Files.isDirectory(folder) && Files.isWritable(folder)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) { // The rule covers it.
      return Optional.empty();
    }
  }
}
