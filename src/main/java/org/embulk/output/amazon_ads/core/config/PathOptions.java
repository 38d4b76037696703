package org.embulk.output.amazon_ads.core.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads the paths of the files that a job writes, and tries whether it can: it makes a file beside
 * them and deletes it. What the system says of a folder is not enough: it lets root write anywhere,
 * even into {@code /proc}.
 */
public final class PathOptions {
  private static final String REPORT = "report_path";
  private static final String REJECTED_RECORDS = "rejected_records_path";

  /** As many as Linux follows. */
  private static final int MAX_LINKS = 40;

  /** After a number, as long as the name of a file of rejected records after its prefix. */
  private static final String TRIAL_END = ".output-1000.jsonl";

  private PathOptions() {}

  /**
   * Reads the path of the file for the REPORT of the whole job. Only the transaction writes it: an
   * output on another machine may not have the folder.
   *
   * @return the path, of a symbolic link that of the file that it points to; empty if there is
   *     none, or if no file can be written there
   */
  public static Optional<Path> report(Options options) {
    Optional<String> text = options.text(REPORT);
    try {
      return text.isPresent() ? Optional.of(tryFile(text.get())) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      options.wrong(
          REPORT, "must be a file in a folder that exists and can be written to" + why(e));
      return Optional.empty();
    }
  }

  private static Path tryFile(String text) throws IOException {
    Path file = target(Paths.get(text).toAbsolutePath());
    if (exists(file) && !Files.isRegularFile(file)) {
      // A folder or a device of that name must not be replaced.
      throw new FileSystemException(text);
    }
    // Not the file itself: another job may just be writing its own.
    Files.delete(Files.createTempFile(file.getParent(), ".report-", ".tmp"));
    return file;
  }

  /** Follows symbolic links, the last of which may point to a file that is still to be made. */
  private static Path target(Path file) throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /**
   * @throws IOException if there can't be such a file, since its name is too long for instance
   */
  private static boolean exists(Path file) throws IOException {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Reads the prefix of the paths of the files for rejected records. A folder that exists is one
   * even without a separator at its end.
   */
  public static Optional<String> rejectedRecords(Options options) {
    Optional<String> text = options.text(REJECTED_RECORDS);
    try {
      return text.isPresent() ? Optional.of(tryPrefix(text.get())) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      options.wrong(
          REJECTED_RECORDS, "must begin with a folder that exists and can be written to" + why(e));
      return Optional.empty();
    }
  }

  private static String tryPrefix(String text) throws IOException {
    boolean ends = text.endsWith("/") || text.endsWith(File.separator);
    String prefix = !ends && Files.isDirectory(Paths.get(text)) ? text + File.separator : text;
    // The last part of the prefix may be empty, as in "rejected/", so a character is appended.
    Path file = Paths.get(prefix + "x").toAbsolutePath();
    String name = file.getFileName().toString();
    String begin = name.substring(0, name.length() - 1);
    Files.delete(Files.createTempFile(file.getParent(), begin, TRIAL_END));
    return prefix;
  }

  /** Returns what the system says; of most failures Java tells only the kind, and the rule it. */
  private static String why(Exception e) {
    String reason = e instanceof FileSystemException ? ((FileSystemException) e).getReason() : null;
    return reason == null ? "" : " (" + reason + ")";
  }
}
