package org.embulk.output.amazon_ads.core.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The file of rejected records of one output, one JSON object per line.
 *
 * <p>The file is created for the first record, under a name that no other run uses. After each
 * {@link #flush}, what was written is on its way to disk.
 */
public final class RejectedRecords implements AutoCloseable {
  private static final String OPTION = "rejected_records_path";
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String prefix;
  private final Instant run;
  private final int output;
  private final String ownIdField;
  private Path file;
  private JsonGenerator json;
  private boolean closed;

  /**
   * @param prefix the prefix of the path, or "" for no file
   * @param run when the job began, the same for all its outputs
   * @param output the number of the output, from 1
   * @param ownIdField the name of the field for the id of a row itself
   */
  public RejectedRecords(String prefix, Instant run, int output, String ownIdField) {
    this.prefix = prefix;
    this.run = run;
    this.output = output;
    this.ownIdField = ownIdField;
  }

  /**
   * Writes one record.
   *
   * @throws UnwritableFileException if the file can't be written
   */
  public void add(RejectedRecord record) {
    if (prefix.isEmpty()) {
      return;
    }
    try {
      if (json == null) {
        open();
      }
      record.write(output, ownIdField, json);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UnwritableFileException(OPTION, file, e);
    }
  }

  /**
   * Flushes what was written to the operating system, so that a crash of this process loses
   * nothing.
   */
  public void flush() {
    if (json == null || closed) {
      return;
    }
    try {
      json.flush();
    } catch (IOException e) {
      throw new UnwritableFileException(OPTION, file, e);
    }
  }

  /** Returns the path of the file; empty if there is none. */
  public Optional<Path> path() {
    return json == null ? Optional.empty() : Optional.of(file);
  }

  /** Closes the file; idempotent. */
  @Override
  public void close() {
    if (json == null || closed) {
      return;
    }
    closed = true;
    try {
      json.close();
    } catch (IOException e) {
      throw new UnwritableFileException(OPTION, file, e);
    }
  }

  private void open() throws IOException {
    String name = prefix + RUN.format(run) + ".output-" + output;
    for (int attempt = 1; json == null; attempt++) {
      file = Paths.get(name + (attempt == 1 ? "" : "-" + attempt) + ".jsonl").toAbsolutePath();
      try {
        Files.createFile(file, PrivateFile.attributes(file));
        // Not a channel, which on Java 8 an interrupt closes before the last record is written.
        json =
            new JsonFactory()
                .createGenerator(new FileOutputStream(file.toFile()), JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
      } catch (
          FileAlreadyExistsException e) { // Another run in the same millisecond: try the next name.
        continue;
      }
    }
  }
}
