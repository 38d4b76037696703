package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.IntStream;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of {@code report_path}, and how a job ends of which nothing is accepted. */
class ReportFileIT {
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

  private EmbulkConfig config(RowsInput input) {
    return Conversions.config(sandbox, input).out("report_path", file().toString());
  }

  private Path file() {
    return folder.resolve("report.json");
  }

  private JsonNode report() throws IOException {
    return ReportSchema.read(file());
  }

  /** Lead rows with these ids; one that begins with "bad" has a time that is none. */
  private static void add(RowsInput input, String... ids) {
    for (String id : ids) {
      ValidRow row = ValidRow.lead(id);
      input.row(id.startsWith("bad") ? row.with("event_time", "yesterday") : row);
    }
  }

  private static RowsInput rows(String... ids) {
    RowsInput input = Conversions.input();
    add(input, ids);
    return input;
  }

  @Test
  void reportsEachOutputAndTheirSumAndReplacesTheFile() throws Exception {
    Files.writeString(file(), "of an earlier run");
    RowsInput input = rows("a", "b", "bad-1");
    input.nextTask();
    add(input, "c");
    Instant before = Instant.now();

    EmbulkInProcess.Outcome outcome = embulk.run(config(input).out("skip_invalid_record", true));

    assertThat(outcome.causes()).isEmpty();
    JsonNode report = report();
    assertThat(report.get("status").asText()).isEqualTo("succeeded");
    assertThat(report.get("embulk_version").asText())
        .isEqualTo(System.getProperty("embulk.version", "0.11.4"));
    assertThat(report.get("java_version").asText()).isEqualTo(System.getProperty("java.version"));
    assertThat(report.get("plugin_version").asText()).isNotEmpty();
    assertThat(Instant.parse(report.get("started_at").asText()))
        .isBetween(before, Instant.parse(report.get("ended_at").asText()));
    assertThat(report.get("dry_run").asBoolean()).isFalse();
    assertThat(report.at("/totals/records").asLong()).isEqualTo(4);
    assertThat(report.at("/totals/accepted_records").asLong()).isEqualTo(3);
    assertThat(report.at("/totals/reasons").toString()).isEqualTo("{\"invalid_event_time\":1}");
    assertThat(report.at("/totals/requests").asLong()).isEqualTo(2);
    assertThat(report.get("outputs")).hasSize(2);
    assertThat(report.at("/outputs/0/output").asInt()).isEqualTo(1);
    assertThat(report.at("/outputs/0/records").asLong()).isEqualTo(3);
    assertThat(report.at("/outputs/1/output").asInt()).isEqualTo(2);
    assertThat(report.at("/outputs/1/accepted_records").asLong()).isEqualTo(1);
    assertThat(report.get("outputs_missing")).isEmpty();
    assertThat(folder.toFile().list()).containsExactly("report.json");
  }

  @Test
  void letsOnlyTheOwnerReadTheFile() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));

    embulk.run(config(rows("a")));

    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void saysOfAFailedJobWhatEachOutputDid() throws Exception {
    sandbox.events().onRequest(2, Fault.error(400, "BAD_REQUEST", "No such dataset"));
    RowsInput input = rows("a", "b");
    input.nextTask();
    add(input, "c");
    input.nextTask();
    add(input, "d");

    EmbulkInProcess.Outcome outcome = embulk.run(config(input).exec("max_threads", 1));

    JsonNode report = report();
    assertThat(report.get("status").asText()).isEqualTo("failed");
    assertThat(report.get("message").asText())
        .startsWith("output 2, batch 1: status 400 BAD_REQUEST: No such dataset; 1 of its");
    assertThat(outcome.causes())
        .anySatisfy(e -> assertThat(e).hasMessage(report.get("message").asText()));
    assertThat(report.at("/outputs/0/accepted_records").asLong()).isEqualTo(2);
    assertThat(report.at("/outputs/1/accepted_records").asLong()).isZero();
    assertThat(report.at("/outputs/1/records_in_skip_batches").asLong()).isEqualTo(1);
    assertThat(report.at("/outputs/1/reasons").toString())
        .isEqualTo("{\"batch_given_up status 400\":1}");
    assertThat(report.at("/totals/accepted_records").asLong()).isEqualTo(2);
    // Embulk starts the third one all the same.
    assertThat(report.at("/outputs/2/accepted_records").asLong()).isZero();
    assertThat(report.at("/outputs/2/requests").asLong()).isZero();
    assertThat(report.get("outputs_missing").toString()).isEqualTo("[]");
  }

  @Test
  void saysWhatIsWrongWithTheConfig() throws Exception {
    EmbulkInProcess.Outcome outcome = embulk.run(config(rows("a")).out("batch_size", 0));

    assertThat(outcome.isSuccessful()).isFalse();
    JsonNode report = report();
    assertThat(report.get("status").asText()).isEqualTo("failed");
    assertThat(report.get("message").asText())
        .isEqualTo(
            "amazon_ads_conversion cannot run with this config:\n"
                + "- \"batch_size\": must be a whole number from 1 to 500, but was \"0\"");
    assertThat(report.get("outputs")).isEmpty();
    assertThat(report.at("/totals/records").asLong()).isZero();
  }

  @Test
  void aPathThatCannotBeWrittenEndsTheJobBeforeAnyRow() {
    EmbulkInProcess.Outcome outcome =
        embulk.run(config(rows("a")).out("report_path", folder.toString()));

    assertThat(outcome.causes())
        .anySatisfy(
            e ->
                assertThat(e)
                    .hasMessage(
                        "amazon_ads_conversion cannot run with this config:\n"
                            + "- \"report_path\": must be a file in a folder that exists and can"
                            + " be written to, but was \""
                            + folder
                            + "\""));
    assertThat(sandbox.requests()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aReportThatCannotBeWrittenAtTheEndLeavesTheJobItsResult() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              gone.toFile().delete();
              return Fault.none();
            });

    EmbulkInProcess.Outcome outcome =
        embulk.run(config(rows("a")).out("report_path", gone.resolve("report.json").toString()));

    assertThat(outcome.causes()).isEmpty();
    assertThat(outcome.log().messages("ERROR"))
        .containsExactly(
            "\"report_path\": the file "
                + gone.resolve("report.json")
                + " can't be written: NoSuchFileException; the result of the job stands");
  }

  @Test
  void countsRecordsToSendInADryRun() throws Exception {
    EmbulkInProcess.Outcome outcome = embulk.run(config(rows("a", "b")).out("dry_run", true));

    assertThat(outcome.causes()).isEmpty();
    assertThat(report().get("dry_run").asBoolean()).isTrue();
    assertThat(report().at("/totals/records_to_send").asLong()).isEqualTo(2);
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void failsAJobOf100RowsOfWhichNoneIsAcceptedAfterItsOutputsHaveCommitted() throws Exception {
    EmbulkInProcess.Outcome outcome =
        embulk.run(config(allBad(60, 40)).out("skip_invalid_record", true));

    String message =
        "none of the job's 100 records was accepted; the most frequent reasons:"
            + " invalid_event_time (100); of the job's records, 0 were already accepted by Amazon,"
            + " 0 may have been accepted; running the job again counts nothing twice; a column is"
            + " probably mapped wrongly: the files of \"rejected_records_path\" name the column"
            + " that each record fails on";
    assertThat(outcome.causes())
        .anySatisfy(
            e -> {
              assertThat(e.getClass().getName()).isEqualTo("org.embulk.spi.DataException");
              assertThat(e).hasMessage(message);
            });
    assertThat(outcome.log().reports()).hasSize(2);
    assertThat(outcome.log().after("************* REPORT (total of 2 outputs) *************"))
        .containsExactly(
            "Total records: 100, total skip records: 100, total batches: 0, total skip batches:"
                + " 0");
    assertThat(report().get("status").asText()).isEqualTo("failed");
    assertThat(report().get("message").asText()).isEqualTo(message);
    assertThat(report().at("/outputs/1/skip_records").asLong()).isEqualTo(40);
  }

  @Test
  void failsADryRunOf100RowsOfWhichNoneWouldBeSent() {
    EmbulkInProcess.Outcome outcome =
        embulk.run(config(allBad(100, 0)).out("skip_invalid_record", true).out("dry_run", true));

    assertThat(outcome.causes())
        .anySatisfy(
            e ->
                assertThat(e)
                    .hasMessageStartingWith("none of the job's 100 records would be sent;"));
  }

  @Test
  void onlyWarnsOfAJobOf99RowsOfWhichNoneIsAccepted() throws Exception {
    EmbulkInProcess.Outcome outcome =
        embulk.run(config(allBad(99, 0)).out("skip_invalid_record", true));

    assertThat(outcome.causes()).isEmpty();
    assertThat(outcome.log().messages("WARN"))
        .anyMatch(line -> line.startsWith("none of the job's 99 records was accepted;"));
    assertThat(outcome.log().messages()).contains("Accepted records: 0");
    assertThat(report().get("job_warnings"))
        .singleElement()
        .satisfies(
            text ->
                assertThat(text.asText()).startsWith("none of the job's 99 records was accepted;"));
    assertThat(report().get("status").asText()).isEqualTo("succeeded");
  }

  private static RowsInput allBad(int first, int second) {
    RowsInput input =
        rows(IntStream.range(0, first).mapToObj(i -> "bad-" + i).toArray(String[]::new));
    if (second > 0) {
      input.nextTask();
      add(input, IntStream.range(0, second).mapToObj(i -> "bad2-" + i).toArray(String[]::new));
    }
    return input;
  }
}
