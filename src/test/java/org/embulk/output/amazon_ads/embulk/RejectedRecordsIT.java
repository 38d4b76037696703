package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files with the records that were left out or refused, against what the REPORT says. */
class RejectedRecordsIT {
  private static final String NAME = "rejected-\\d{8}T\\d{6}\\.\\d{3}Z\\.output-";

  private static EmbulkInProcess embulk;

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    embulk = new EmbulkInProcess();
  }

  @AfterAll
  static void unload() throws IOException {
    embulk.close();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static RowsInput input() {
    return Orders.input().column("event_id", "string");
  }

  private static ValidRow order(String id, String currency) {
    return Orders.order("mark.er-" + id, "10").with("currency_code", currency).with("event_id", id);
  }

  private EmbulkConfig config(RowsInput input) {
    return Orders.config(sandbox, input)
        .out("batch_size", 2)
        .out("skip_invalid_record", true)
        .out("skip_error_batch", true)
        .out("rejected_records_path", folder + "/rejected-");
  }

  /** Batches: a and b; d and e, which is given up; f and g, of which g is refused; h, lost. */
  @Test
  void listsEachRecordThatWasLeftOutOrRefusedAndThoseOfSkippedBatches() throws Exception {
    RowsInput input =
        input()
            .row(order("a", "USD"))
            .row(order("b", "USD"))
            .row(order("c", "ZZZ"))
            .row(order("d", "USD"))
            .row(order("", "USD"))
            .row(order("f", "USD"))
            .row(order("g", "USD"))
            .row(order(null, "XXX"))
            .row(order("h", "USD"));
    sandbox.events().onRequest(2, Fault.error(422, "UNPROCESSABLE", "No such dataset"));
    sandbox.events().onRequest(4, Fault.cutAfterBody()).onRequest(5, Fault.cutAfterBody());
    sandbox.refuse(
        event -> event.path("eventId").asText().equals("g"),
        event ->
            EventError.of("FIELD_VALUE_IS_INVALID", "The hash " + event.at("/matchKeys/0/values/0"))
                .at("events[1].matchKeys[0]"));

    EmbulkInProcess.Outcome outcome = embulk.run(config(input));

    assertThat(outcome.failure()).isEmpty();
    Path file = onlyFile();
    assertThat(file.getFileName().toString()).matches(NAME + "1\\.jsonl");
    List<String> lines = Files.readAllLines(file);
    // A bad row may come while the batch before it is on its way.
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "{\"output\":1,\"record\":3,\"event_id\":\"c\",\"reason\":\"unknown_currency\","
                + "\"column\":\"currency_code\"}",
            "{\"output\":1,\"record\":4,\"event_id\":\"d\",\"reason\":\"batch_given_up\","
                + "\"message\":\"status 422 UNPROCESSABLE: No such dataset\"}",
            "{\"output\":1,\"record\":5,\"reason\":\"batch_given_up\","
                + "\"message\":\"status 422 UNPROCESSABLE: No such dataset\"}",
            "{\"output\":1,\"record\":7,\"event_id\":\"g\",\"reason\":\"refused_by_amazon\","
                + "\"code\":\"FIELD_VALUE_IS_INVALID\","
                + "\"field_location\":\"events[1].matchKeys[0]\",\"message\":\"The hash \\\"…\\\"\"}",
            "{\"output\":1,\"record\":8,\"reason\":\"unknown_currency\","
                + "\"column\":\"currency_code\"}",
            lines.get(5));
    assertThat(lines.get(5))
        .startsWith(
            "{\"output\":1,\"record\":9,\"event_id\":\"h\",\"reason\":\"batch_given_up\","
                + "\"message\":\"")
        .endsWith(", after 1 retry\",\"may_have_been_accepted\":true}");
    assertThat(outcome.log().messages("INFO"))
        .containsSubsequence(
            "************* REPORT *************",
            "Total records: 9, total skip records: 3, total batches: 4, total skip batches: 2",
            "Accepted records: 3",
            "Records in skipped batches: 3, of which 1 may have been accepted",
            "Not accepted, batch_given_up status 422: 2",
            "Not accepted, unknown_currency: 2",
            "Not accepted, refused_by_amazon FIELD_VALUE_IS_INVALID at events[].matchKeys[]: 1",
            "Records that were not accepted are listed in " + file.toAbsolutePath());
    assertThat(String.join("\n", lines)).doesNotContain("mark.er", "example.com");
    assertThat(outcome.log().messages()).noneMatch(line -> line.contains("mark.er"));
  }

  @Test
  void countsErrorsByCodeAndFieldLocationWithoutTheNumbersOfEvents() {
    RowsInput input = input();
    for (String id : List.of("a", "b", "c", "d", "e")) {
      input.row(order(id, "USD"));
    }
    sandbox.refuse(
        event -> true,
        event -> {
          String id = event.path("eventId").asText();
          return switch (id) {
            case "a" -> EventError.of("INVALID", "No").at("events[0].eventTime");
            case "b" -> EventError.of("INVALID", "No").at("events[1].eventTime");
            case "c" -> EventError.of("INVALID", "No");
            case "d" -> EventError.of("", "No").at("/events/3/eventTime");
            default -> EventError.of("", "No");
          };
        });

    EmbulkInProcess.Outcome outcome = embulk.run(config(input));

    assertThat(outcome.log().messages("INFO"))
        .filteredOn(message -> message.startsWith("Not accepted"))
        .containsExactly(
            "Not accepted, refused_by_amazon INVALID at events[].eventTime: 2",
            "Not accepted, refused_by_amazon INVALID: 1",
            "Not accepted, refused_by_amazon no code: 1",
            "Not accepted, refused_by_amazon no code at /events//eventTime: 1");
  }

  @Test
  void neverTouchesTheFileOfAnEarlierRun() throws Exception {
    embulk.run(config(input().row(order("first", "ZZZ"))));
    Path first = onlyFile();
    byte[] before = Files.readAllBytes(first);
    embulk.run(config(input().row(order("second", "ZZZ"))));

    assertThat(Files.readAllBytes(first)).isEqualTo(before);
    assertThat(files()).hasSize(2);
    assertThat(contents())
        .anyMatch(text -> text.contains("\"first\""))
        .anyMatch(text -> text.contains("\"second\""));
  }

  @Test
  void makesNoFileWhereEverythingWasAccepted() throws Exception {
    EmbulkInProcess.Outcome outcome = embulk.run(config(input().row(order("a", "USD"))));

    assertThat(outcome.failure()).isEmpty();
    assertThat(files()).isEmpty();
    assertThat(outcome.log().messages()).noneMatch(line -> line.contains("are listed in"));
  }

  @Test
  void givesEachOutputItsOwnFile() throws Exception {
    RowsInput input = input().row(order("a", "ZZZ")).row(order("b", "USD"));
    input.nextTask().row(order("c", "USD")).row(order("d", "USD")).row(order("e", "ZZZ"));

    EmbulkInProcess.Outcome outcome = embulk.run(config(input));

    assertThat(outcome.failure()).isEmpty();
    assertThat(contents())
        .containsExactlyInAnyOrder(
            "{\"output\":1,\"record\":1,\"event_id\":\"a\",\"reason\":\"unknown_currency\","
                + "\"column\":\"currency_code\"}\n",
            "{\"output\":2,\"record\":3,\"event_id\":\"e\",\"reason\":\"unknown_currency\","
                + "\"column\":\"currency_code\"}\n");
    for (Path file : files()) {
      assertThat(outcome.log().messages())
          .contains("Records that were not accepted are listed in " + file.toAbsolutePath());
    }
    assertThat(outcome.log().messages())
        .containsSequence(
            "************* REPORT (total of 2 outputs) *************",
            "Total records: 5, total skip records: 2, total batches: 2, total skip batches: 0");
  }

  /** Two files, and two outputs for each: the third output is the first of the second file. */
  @Test
  void tellsByTheOutputWhichFileARecordCameFromWithTheHelpOfEmbulksLog(@TempDir Path files)
      throws Exception {
    CsvInput.write(files.resolve("rows-1.csv"), List.of(order("a", "USD"), order("b", "ZZZ")));
    CsvInput.write(files.resolve("rows-2.csv"), List.of(order("c", "ZZZ"), order("d", "USD")));
    CsvInput input = new CsvInput(files.resolve("rows-")).texts(order("any id", "USD").columns());

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Orders.config(sandbox, input)
                .out("skip_invalid_record", true)
                .out("rejected_records_path", folder + "/rejected-")
                .exec("min_output_tasks", 4));

    assertThat(outcome.failure()).isEmpty();
    String log = String.join("\n", outcome.log().messages());
    assertThat(log).contains("/ output tasks 4 = input tasks 2 * 2\n");
    boolean inOrder =
        log.contains(
            "Loading files ["
                + files.resolve("rows-1.csv")
                + ", "
                + files.resolve("rows-2.csv")
                + "]");
    assertThat(contents())
        .containsExactlyInAnyOrder(
            "{\"output\":"
                + (inOrder ? 1 : 3)
                + ",\"record\":2,\"event_id\":\"b\","
                + "\"reason\":\"unknown_currency\",\"column\":\"currency_code\"}\n",
            "{\"output\":"
                + (inOrder ? 3 : 1)
                + ",\"record\":1,\"event_id\":\"c\","
                + "\"reason\":\"unknown_currency\",\"column\":\"currency_code\"}\n");
  }

  /** When the third batch is on its way, what the first two came to is on disk. */
  @Test
  void hasEverythingOnDiskUpToTheLastBatchWhileTheOutputIsOpen() {
    RowsInput input = input();
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      input.row(order(id, "USD"));
    }
    sandbox.refuse(
        event -> List.of("a", "d").contains(event.path("eventId").asText()),
        EventError.of("FIELD_VALUE_IS_INVALID", "No"));
    AtomicReference<List<String>> onDisk = new AtomicReference<>();
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              if (number == 3) {
                onDisk.set(contents());
              }
              return Fault.none();
            });

    assertThat(embulk.run(config(input)).failure()).isEmpty();

    assertThat(onDisk.get())
        .containsExactly(
            "{\"output\":1,\"record\":1,\"event_id\":\"a\",\"reason\":\"refused_by_amazon\","
                + "\"code\":\"FIELD_VALUE_IS_INVALID\",\"message\":\"No\"}\n"
                + "{\"output\":1,\"record\":4,\"event_id\":\"d\",\"reason\":\"refused_by_amazon\","
                + "\"code\":\"FIELD_VALUE_IS_INVALID\",\"message\":\"No\"}\n");
  }

  @Test
  void listsTheRecordThatEndsTheJob() {
    RowsInput input = input().row(order("a", "USD")).row(order("b", "ZZZ"));

    EmbulkInProcess.Outcome outcome = embulk.run(config(input).out("skip_invalid_record", false));

    assertThat(outcome.isSuccessful()).isFalse();
    assertThat(contents())
        .containsExactly(
            "{\"output\":1,\"record\":2,\"event_id\":\"b\",\"reason\":\"unknown_currency\","
                + "\"column\":\"currency_code\"}\n");
  }

  @Test
  void aMissingFolderEndsTheJobBeforeARowMovesTogetherWithOtherProblems() {
    EmbulkInProcess.Outcome outcome =
        embulk.run(
            config(input().row(order("a", "USD")))
                .out("rejected_records_path", folder + "/missing/rejected-")
                .out("dry_run", "maybe"));

    assertThat(outcome.causes())
        .anySatisfy(
            e ->
                assertThat(e)
                    .hasMessage(
                        "amazon_ads_conversion cannot run with this config:\n"
                            + "- \"dry_run\": must be one of true, false, but was \"maybe\"\n"
                            + "- \"rejected_records_path\": must begin with a folder that exists"
                            + " and can be written to, but was \""
                            + folder
                            + "/missing/rejected-\""));
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void aFolderThatIsGoneEndsTheJobAndTheMessageNamesTheFile() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    sandbox
        .token()
        .onRequest(1, Fault.none())
        .onEveryRequest(
            (number, head) -> {
              delete(gone);
              return Fault.none();
            });
    // The second batch waits for the first, so the token is fetched before the bad row comes.
    RowsInput input = input();
    for (String id : List.of("a", "b", "c", "d")) {
      input.row(order(id, "USD"));
    }
    input.row(order("e", "ZZZ"));

    EmbulkInProcess.Outcome outcome =
        embulk.run(config(input).out("rejected_records_path", gone + "/rejected-"));

    assertThat(outcome.causes())
        .anySatisfy(
            e ->
                assertThat(e.getClass().getName() + ": " + e.getMessage())
                    .matches(
                        Pattern.quote(
                                "org.embulk.spi.DataException: \"rejected_records_path\": the file "
                                    + gone.toAbsolutePath()
                                    + File.separator)
                            + NAME
                            + "1\\.jsonl can't be written: NoSuchFileException; of the job's records,"
                            + " [24] were already accepted by Amazon, 0 may have been accepted;"
                            + " running the job again counts nothing twice: Amazon recognizes each"
                            + " of them by its event_id; make room there, or correct the path"));
    assertThat(outcome.log().messages("ERROR"))
        .anyMatch(
            message ->
                message.matches(
                    "output 1 failed after 5 records: [24] were already accepted by Amazon, 0 may"
                        + " have been accepted"));
  }

  @Test
  void takesAPathWithBlanksAndCharactersBeyondAscii() throws Exception {
    assumeTrue(
        Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("ü残"),
        "this locale has no such file names");
    Path other = Files.createDirectory(folder.resolve("left out 残り"));

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            config(input().row(order("a", "ZZZ"))).out("rejected_records_path", other + "/ü b-"));

    assertThat(outcome.failure()).isEmpty();
    try (Stream<Path> found = Files.list(other)) {
      Path file = found.findFirst().orElseThrow();
      assertThat(file.getFileName().toString()).startsWith("ü b-").endsWith("Z.output-1.jsonl");
      assertThat(outcome.log().messages())
          .contains("Records that were not accepted are listed in " + file.toAbsolutePath());
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path onlyFile() {
    assertThat(files()).hasSize(1);
    return files().get(0);
  }

  private List<Path> files() {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> contents() {
    return files().stream()
        .map(
            file -> {
              try {
                return Files.readString(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }
}
