package org.embulk.output.amazon_ads.core.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
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
 * {@link #flush}, what was written is on its way to disk. If that fails, the file ends with the
 * last whole line before, and nothing is written any more: whoever reads it must not miss a gap.
 */
public final class RejectedRecords implements AutoCloseable {
  /** Opens a file that exists and is empty. */
  interface Opener {
    RandomAccessFile open(Path file) throws IOException;
  }

  private static final String OPTION = "rejected_records_path";
  private static final int MAX_UNWRITTEN = 8 * 1024;
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String prefix;
  private final Instant run;
  private final int output;
  private final String ownIdField;
  private final Opener opener;

  /** Whole lines. */
  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();

  private long firstUnwritten;
  private Path path;
  private RandomAccessFile file;
  private JsonGenerator json;
  private boolean closed;

  /**
   * @param prefix the prefix of the path, or "" for no file
   * @param run when the job began, the same for all its outputs
   * @param output the number of the output, from 1
   * @param ownIdField the name of the field for the id of a row itself
   */
  public RejectedRecords(String prefix, Instant run, int output, String ownIdField) {
    // Not a channel, which an interrupt closes before the last record is written.
    this(prefix, run, output, ownIdField, path -> new RandomAccessFile(path.toFile(), "rw"));
  }

  RejectedRecords(String prefix, Instant run, int output, String ownIdField, Opener opener) {
    this.prefix = prefix;
    this.run = run;
    this.output = output;
    this.ownIdField = ownIdField;
    this.opener = opener;
  }

  /**
   * Writes one record; once closed, or after a failure, none.
   *
   * @throws UnwritableFileException if the file can't be written
   */
  public void add(RejectedRecord record) {
    if (prefix.isEmpty() || closed) {
      return;
    }
    try {
      if (file == null) {
        open();
      }
      if (unwritten.size() == 0) {
        firstUnwritten = record.record();
      }
      record.write(output, ownIdField, json);
      json.writeRaw('\n');
      json.flush();
    } catch (IOException e) {
      throw new UnwritableFileException(OPTION, path, e);
    }
    if (unwritten.size() >= MAX_UNWRITTEN) {
      flush();
    }
  }

  /**
   * Hands what was written to the operating system, so that a crash of this process loses nothing.
   *
   * @throws UnwritableFileException if the file can't be written
   */
  public void flush() {
    if (unwritten.size() == 0) {
      return;
    }
    byte[] lines = unwritten.toByteArray();
    unwritten.reset();
    try {
      write(lines);
    } catch (IOException e) {
      closed = true;
      throw new UnwritableFileException(
          OPTION, path, e, "; it lacks record " + firstUnwritten + " and all that would follow it");
    }
  }

  /** Writes all or nothing: of a line for which the disk has no room, its beginning would stay. */
  private void write(byte[] lines) throws IOException {
    long whole = file.length();
    try {
      file.write(lines);
    } catch (IOException e) {
      try (RandomAccessFile shortened = file) {
        shortened.setLength(whole);
      } catch (IOException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /** Returns the path of the file; empty if there is none. */
  public Optional<Path> path() {
    return file == null ? Optional.empty() : Optional.of(path);
  }

  /** Closes the file; idempotent. */
  @Override
  public void close() {
    if (file == null || closed) {
      return;
    }
    flush();
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UnwritableFileException(OPTION, path, e);
    }
  }

  private void open() throws IOException {
    String name = prefix + RUN.format(run) + ".output-" + output;
    for (int attempt = 1; file == null; attempt++) {
      path = Paths.get(name + (attempt == 1 ? "" : "-" + attempt) + ".jsonl").toAbsolutePath();
      try {
        Files.createFile(path, PrivateFile.attributes(path));
        file = opener.open(path);
      } catch (
          FileAlreadyExistsException e) { // Another run in the same millisecond: try the next name.
        continue;
      }
    }
    json = new JsonFactory().createGenerator(unwritten, JsonEncoding.UTF8);
    json.setRootValueSeparator(null);
  }
}
