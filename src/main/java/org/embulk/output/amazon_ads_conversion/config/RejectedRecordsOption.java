package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/** Reads the path prefix for rejected records, and checks that files can be created there. */
final class RejectedRecordsOption {
  private static final String OPTION = "rejected_records_path";

  private RejectedRecordsOption() {}

  static Optional<String> read(Optional<JsonNode> given, OptionReader options) {
    Optional<String> prefix = options.text(OPTION, given);
    if (prefix.isPresent() && !isUsable(prefix.get())) {
      options.problem(OPTION, "must begin with a folder that exists and can be written to", given);
    }
    return prefix;
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
