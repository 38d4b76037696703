package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.embulk.output.amazon_ads.fixture.Golden;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportIT {
  /** How every line of Embulk's log begins that a task prints. */
  private static final String TASK =
      "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} [+-]\\d{4} \\[INFO\\]"
          + " \\(\\d{4}:task-0000\\): ";

  @TempDir private Path folder;

  /** The two lines are those of the sample log in Treasure Data's documentation. */
  @Test
  void printsTheReportAsTreasureDataDoes() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      EmbulkProcess.Result result =
          new EmbulkProcess(folder).run(Conversions.config(sandbox, Conversions.leads("order-1")));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      assertThat(result.stdout())
          .containsPattern(
              ("(?m)^" + TASK + "\\Q************* REPORT *************\\E\n")
                  + ("^" + TASK + "\\QTotal records: 1, total skip records: 0, ")
                  + "total batches: 1, total skip batches: 0\\E$");
      assertThat(result.stdout()).doesNotContain("(total of");
    }
  }

  @Test
  void cutsBatchesAtTheirSizeAndNotAtPageBorders() throws Exception {
    RowsInput input = Conversions.input();
    List<String> ids = IntStream.rangeClosed(1, 1203).mapToObj(i -> "order-" + i).toList();
    ids.forEach(id -> input.row(ValidRow.lead(id)));
    try (Sandbox sandbox = Sandbox.start()) {
      EmbulkProcess.Result result =
          new EmbulkProcess(folder).run(Conversions.config(sandbox, input));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      assertThat(sandbox.events().requests())
          .extracting(request -> request.events().size())
          .containsExactly(500, 500, 203);
      assertThat(sandbox.acceptedEventIds()).isEqualTo(ids);
      assertThat(result.log().reports())
          .containsExactly(
              "Total records: 1203, total skip records: 0, total batches: 3, total skip batches:"
                  + " 0");
      assertThat(result.log().messages()).contains("Accepted records: 1203", "Requests: 3");
    }
  }

  @Test
  void addsUpTheOutputsOfTwoFilesThatHoldTextsAlone() throws Exception {
    Path first = copy("texts-1.csv", "rows-1.csv");
    Path second = copy("texts-2.csv", "rows-2.csv");
    CsvInput input =
        new CsvInput(folder.resolve("rows-"))
            .texts(List.of(Files.readAllLines(first).get(0).split(",")));
    assertThat(Files.readAllLines(second).get(0)).isEqualTo(Files.readAllLines(first).get(0));
    try (Sandbox sandbox = Sandbox.builder().requireConsent().start()) {
      EmbulkProcess.Result result =
          new EmbulkProcess(folder)
              .run(
                  Conversions.config(sandbox, input)
                      .out("region", "eu")
                      .out("consent_type", "TCF")
                      .out("tcf", "CPconstant")
                      .out("default_timezone", "Europe/Berlin")
                      .out("event_time_format", "%d.%m.%Y %H:%M")
                      .out("custom_data", "attr1:INTEGER,attr2:TIMESTAMP,attr3:STRING")
                      .out("skip_invalid_record", true));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      // Which of the files becomes the first output is up to the file system.
      assertThat(sandbox.events().requests())
          .extracting(request -> Golden.text(request.text()))
          .containsExactlyInAnyOrder(
              Golden.resource(getClass(), "texts-1.json"),
              Golden.resource(getClass(), "texts-2.json"));
      assertThat(result.log().reports())
          .containsExactlyInAnyOrder(
              "Total records: 4, total skip records: 0, total batches: 1, total skip batches: 0",
              "Total records: 3, total skip records: 1, total batches: 1, total skip batches: 0");
      assertThat(result.log().messages("WARN"))
          .anyMatch(
              message ->
                  message.matches(
                      "Skipped output [12], record 2: \"event_time\": falls in the hour that"
                          + " daylight saving time skips \\(invalid_event_time\\)"));
      assertThat(result.log().after("************* REPORT (total of 2 outputs) *************"))
          .containsExactly(
              "Total records: 7, total skip records: 1, total batches: 2, total skip batches: 0");
      assertThat(result.log().messages()).contains("Accepted records: 6");
    }
  }

  @Test
  void printsZerosForAJobWithoutRows() throws Exception {
    List<String> columns = ValidRow.lead().columns();
    Files.writeString(folder.resolve("rows.csv"), String.join(",", columns) + "\n");
    CsvInput input = new CsvInput(folder.resolve("rows.csv")).texts(columns);
    try (Sandbox sandbox = Sandbox.start();
        EmbulkInProcess embulk = new EmbulkInProcess()) {
      EmbulkInProcess.Outcome outcome =
          embulk.run(Conversions.config(sandbox, input).exec("min_output_tasks", 3));

      assertThat(outcome.causes()).isEmpty();
      assertThat(outcome.log().reports())
          .containsExactly(
              "Total records: 0, total skip records: 0, total batches: 0, total skip batches: 0");
      assertThat(outcome.log().messages()).containsOnlyOnce("Accepted records: 0");
      assertThat(outcome.log().messages()).noneMatch(message -> message.contains("(total of"));
      assertThat(sandbox.events().requests()).isEmpty();
    }
  }

  private Path copy(String resource, String name) throws Exception {
    try (var in = ReportIT.class.getResourceAsStream(resource)) {
      Files.copy(in, folder.resolve(name));
    }
    return folder.resolve(name);
  }
}
