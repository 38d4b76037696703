package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/**
 * Reads the path prefix for rejected records, and checks that files can be created there. A folder
 * that exists is one even without a separator at its end.
 */
final class RejectedRecordsOption {
  private static final String OPTION = "rejected_records_path";

  private RejectedRecordsOption() {}

  static Optional<String> read(Optional<JsonNode> given, OptionReader options) {
    Optional<String> prefix = options.text(OPTION, given).map(RejectedRecordsOption::prefix);
    if (prefix.isPresent() && !isUsable(prefix.get())) {
      options.problem(OPTION, "must begin with a folder that exists and can be written to", given);
    }
    return prefix;
  }

  private static String prefix(String path) {
    try {
      boolean ends = path.endsWith("/") || path.endsWith(File.separator);
      return !ends && Files.isDirectory(Paths.get(path)) ? path + File.separator : path;
    } catch (InvalidPathException e) { // The check of the prefix reports it.
      return path;
    }
  }

  private static boolean isUsable(String prefix) {
    try {
      // The last part of the prefix may be empty, as in "rejected/", so a name is appended.
      Path folder = Paths.get(prefix + "x").toAbsolutePath().getParent();
      return Files.isDirectory(folder) && Files.isWritable(folder);
    } catch (InvalidPathException e) { // The rule covers it.
      return false;
    }
  }
}
