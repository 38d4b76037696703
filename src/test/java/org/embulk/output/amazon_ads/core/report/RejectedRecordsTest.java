package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRecordsTest {
  private static final Instant RUN = Instant.parse("2026-11-21T00:00:09.007Z");
  private static final String NAME = "rejected-20261121T000009.007Z.output-1";

  @TempDir private Path folder;

  /** How many bytes a disk with little room still takes. */
  private int room;

  /** Event ids stand there, and the folder may be anybody's. */
  @Test
  void letsOnlyTheOwnerReadTheFile() throws Exception {
    Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    try (RejectedRecords records = open("rejected-", 1)) {
      records.add(new RejectedRecord(1, "order-1", "unknown_currency"));
    }

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve(NAME + ".jsonl"))))
        .isEqualTo("rw-------");
  }

  @Test
  void writesOneObjectALine() throws Exception {
    try (RejectedRecords records = open("rejected-", 3)) {
      records.add(new RejectedRecord(1, "order-1", "unknown_currency").column("currency_code"));
      records.add(new RejectedRecord(17, null, "no_identifier").column("email, phone"));
      records.add(
          new RejectedRecord(18, "Größe \"7\" 🛒\n", "refused_by_amazon")
              .byAmazon("FIELD_VALUE_IS_INVALID", "events[1].eventTime", "Too old: …"));
      records.add(new RejectedRecord(19, null, "refused_by_amazon").byAmazon("", "", ""));
      records.add(new RejectedRecord(20, "o", "batch_given_up").givenUp("status 422"));
      records.add(
          new RejectedRecord(21, null, "batch_given_up")
              .givenUp("status 504")
              .mayHaveBeenAccepted(true));
    }

    assertThat(folder.resolve("rejected-20261121T000009.007Z.output-3.jsonl"))
        .hasContent(
            """
            {"output":3,"record":1,"event_id":"order-1","reason":"unknown_currency","column":"currency_code"}
            {"output":3,"record":17,"reason":"no_identifier","column":"email, phone"}
            {"output":3,"record":18,"event_id":"Größe \\"7\\" \\uD83D\\uDED2\\n","reason":"refused_by_amazon","code":"FIELD_VALUE_IS_INVALID","field_location":"events[1].eventTime","message":"Too old: …"}
            {"output":3,"record":19,"reason":"refused_by_amazon"}
            {"output":3,"record":20,"event_id":"o","reason":"batch_given_up","message":"status 422"}
            {"output":3,"record":21,"reason":"batch_given_up","message":"status 504","may_have_been_accepted":true}
            """);
  }

  @Test
  void makesNoFileBeforeTheFirstRecord() {
    RejectedRecords records = open("rejected-", 1);
    records.flush();
    records.close();

    assertThat(records.path()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void makesNoFileWithoutAPath() {
    RejectedRecords records = new RejectedRecords("", RUN, 1, "event_id");
    records.add(record(1));
    records.flush();
    records.close();

    assertThat(records.path()).isEmpty();
  }

  @Test
  void hasEverythingOnDiskThatWasFlushedWhileItIsOpen() {
    try (RejectedRecords records = open("rejected-", 1)) {
      records.add(record(1));
      records.add(record(2));
      records.flush();
      assertThat(file(NAME)).content().hasLineCount(2).endsWith("}\n");

      records.add(record(3));
      records.flush();
      assertThat(file(NAME)).content().hasLineCount(3).endsWith("}\n");
    }
  }

  @Test
  void tellsTheWholePath() {
    Path here = Path.of("").toAbsolutePath();
    Assumptions.assumeTrue(
        here.getRoot().equals(folder.toAbsolutePath().getRoot()),
        "no relative path leads to another drive");
    Path relative = here.relativize(folder.toAbsolutePath());
    try (RejectedRecords records =
        new RejectedRecords(relative + "/rejected-", RUN, 1, "event_id")) {
      records.add(record(1));

      assertThat(records.path().orElseThrow()).isAbsolute().hasSameTextualContentAs(file(NAME));
    }
  }

  @Test
  void neverOverwritesTheFileOfAnotherRun() {
    Instant nextMillisecond = RUN.plusMillis(1);

    write(RUN, 1);
    write(RUN, 2);
    write(RUN, 3);
    write(nextMillisecond, 4);

    assertThat(file(NAME)).content().contains("\"record\":1,").hasLineCount(1);
    assertThat(file(NAME + "-2")).content().contains("\"record\":2,").hasLineCount(1);
    assertThat(file(NAME + "-3")).content().contains("\"record\":3,").hasLineCount(1);
    assertThat(file("rejected-20261121T000009.008Z.output-1"))
        .content()
        .contains("\"record\":4,")
        .hasLineCount(1);
  }

  @Test
  void takesTwoRunsOfOneMillisecondAtATime() {
    try (RejectedRecords first = open("rejected-", 1);
        RejectedRecords second = open("rejected-", 1)) {
      first.add(record(1));
      second.add(record(2));
      first.add(record(3));
      assertThat(first.path()).contains(file(NAME).toAbsolutePath());
      assertThat(second.path()).contains(file(NAME + "-2").toAbsolutePath());
    }

    assertThat(file(NAME)).content().contains("\"record\":1,", "\"record\":3,").hasLineCount(2);
    assertThat(file(NAME + "-2")).content().contains("\"record\":2,").hasLineCount(1);
  }

  @Test
  void givesEachOutputItsOwnFile() {
    try (RejectedRecords first = open("rejected-", 1);
        RejectedRecords eleventh = open("rejected-", 11)) {
      first.add(record(1));
      eleventh.add(record(1));
    }

    assertThat(file(NAME)).content().startsWith("{\"output\":1,");
    assertThat(file(NAME + "1")).content().startsWith("{\"output\":11,");
  }

  @Test
  void takesAFolderAlone() {
    try (RejectedRecords records = open("", 1)) {
      records.add(record(1));
    }

    assertThat(folder.resolve("20261121T000009.007Z.output-1.jsonl")).exists();
  }

  @Test
  void takesBlanksInThePath() throws Exception {
    Files.createDirectory(folder.resolve("left out"));
    try (RejectedRecords records = open("left out/a b ", 1)) {
      records.add(record(1));
    }

    assertThat(folder.resolve("left out/a b 20261121T000009.007Z.output-1.jsonl")).exists();
  }

  @Test
  void takesCharactersBeyondAsciiInThePath() throws Exception {
    Assumptions.assumeTrue(
        Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("ü残"),
        "this locale has no such file names");
    Files.createDirectory(folder.resolve("残り"));
    try (RejectedRecords records = open("残り/übrig-", 1)) {
      records.add(record(1));
    }

    assertThat(folder.resolve("残り/übrig-20261121T000009.007Z.output-1.jsonl")).exists();
  }

  @Test
  void closesAnyNumberOfTimes() {
    RejectedRecords records = open("rejected-", 1);
    records.add(record(1));
    records.close();
    records.close();
    records.flush();

    assertThat(records.path()).contains(file(NAME).toAbsolutePath());
    assertThat(file(NAME)).content().hasLineCount(1);
  }

  @Test
  void saysWhichFileCannotBeWrittenAndWhy() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    RejectedRecords records = new RejectedRecords(gone + "/rejected-", RUN, 1, "event_id");
    Files.delete(gone);

    assertThatThrownBy(() -> records.add(record(1)))
        .isInstanceOf(UnwritableFileException.class)
        .hasMessage(
            "\"rejected_records_path\": the file "
                + gone.resolve(NAME + ".jsonl")
                + " can't be written: NoSuchFileException")
        .hasCauseInstanceOf(NoSuchFileException.class);
    assertThat(records.path()).isEmpty();
    records.flush();
    records.close();
  }

  /** There is room for the first two lines, of 51 bytes each, and a part of the third. */
  @Test
  void endsWithAWholeLineWhenTheDiskIsFull() throws Exception {
    RejectedRecords records = onADiskOf(150);
    records.add(record(7));
    records.add(record(8));
    records.flush();
    records.add(record(9));
    records.add(record(10));

    assertThatThrownBy(records::flush)
        .isInstanceOf(UnwritableFileException.class)
        .hasMessage(
            "\"rejected_records_path\": the file "
                + file(NAME)
                + " can't be written: No space left on device; it lacks record 9 and all that would"
                + " follow it");
    assertThat(file(NAME))
        .hasContent(
            """
            {"output":1,"record":7,"reason":"unknown_country"}
            {"output":1,"record":8,"reason":"unknown_country"}
            """);
    assertThat(records.path()).contains(file(NAME));
  }

  /** Else nobody could tell from the file that some are missing in its middle. */
  @Test
  void writesNothingMoreAfterAFailureEvenIfThereIsRoomAgain() {
    RejectedRecords records = onADiskOf(0);
    records.add(record(1));
    assertThatThrownBy(records::flush).isInstanceOf(UnwritableFileException.class);
    room = 1000;
    records.add(record(2));
    records.flush();
    records.close();

    assertThat(file(NAME)).isEmptyFile();
  }

  /** Not only a flush, but the records themselves fill the memory for lines. */
  @Test
  void failsAtARecordIfTheDiskIsFullBeforeTheNextFlush() {
    RejectedRecords records = onADiskOf(100);

    assertThatThrownBy(
            () -> {
              for (int number = 1; number <= 1000; number++) {
                records.add(record(number));
              }
            })
        .isInstanceOf(UnwritableFileException.class)
        .hasMessageEndingWith("; it lacks record 1 and all that would follow it");
    assertThat(file(NAME)).isEmptyFile();
  }

  @Test
  void failsWhenClosedIfTheDiskIsFull() {
    RejectedRecords records = onADiskOf(0);
    records.add(record(1));

    assertThatThrownBy(records::close)
        .isInstanceOf(UnwritableFileException.class)
        .hasMessageEndingWith("; it lacks record 1 and all that would follow it");
    records.close();
  }

  private RejectedRecords onADiskOf(int bytes) {
    room = bytes;
    return new RejectedRecords(
        folder + "/rejected-",
        RUN,
        1,
        "event_id",
        path ->
            new RandomAccessFile(path.toFile(), "rw") {
              @Override
              public void write(byte[] lines) throws IOException {
                int fitting = Math.min(lines.length, room);
                room -= fitting;
                write(lines, 0, fitting);
                if (fitting < lines.length) {
                  throw new IOException("No space left on device");
                }
              }
            });
  }

  @Test
  void escapesWhatIsNoUnicodeText() throws Exception {
    try (RejectedRecords records = open("rejected-", 1)) {
      records.add(new RejectedRecord(1, null, "r").byAmazon("", "", "half \uD83D"));
    }

    assertThat(Files.readAllLines(file(NAME)))
        .isEqualTo(
            List.of("{\"output\":1,\"record\":1,\"reason\":\"r\",\"message\":\"half \\uD83D\"}"));
  }

  private RejectedRecords open(String prefix, int output) {
    return new RejectedRecords(folder + "/" + prefix, RUN, output, "event_id");
  }

  private void write(Instant run, long record) {
    try (RejectedRecords records = new RejectedRecords(folder + "/rejected-", run, 1, "event_id")) {
      records.add(record(record));
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".jsonl");
  }

  private static RejectedRecord record(long number) {
    return new RejectedRecord(number, null, "unknown_country");
  }
}
