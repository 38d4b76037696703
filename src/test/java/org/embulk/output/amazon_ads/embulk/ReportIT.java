package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
      // Embulk ends by System.exit, which runs the hooks of the JVM as a signal does.
      assertThat(result.output()).doesNotContain("signal");
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

  /**
   * One file on sixteen cores: 300 rows have a bad time, 40 ids stand twice, in rows that are far
   * apart, and an address stands in more than one of a hundred rows, but in few of each output.
   */
  @Test
  void saysOnceForSixteenOutputsWhatItSaysOfOne() throws Exception {
    List<ValidRow> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      ValidRow row = ValidRow.lead("order-" + (i < 4960 ? i : i - 4960));
      row = i % 80 == 7 ? row.with("email", "till@shop.org") : row;
      rows.add(i % 16 == 3 && i >= 100 && i < 4900 ? row.with("event_time", "yesterday") : row);
    }
    CsvInput.write(folder.resolve("rows.csv"), rows);
    CsvInput input = new CsvInput(folder.resolve("rows.csv")).texts(rows.get(0).columns());
    try (Sandbox sandbox = Sandbox.start();
        EmbulkInProcess embulk = new EmbulkInProcess()) {
      EmbulkInProcess.Outcome outcome =
          embulk.run(
              Conversions.config(sandbox, input)
                  .exec("min_output_tasks", 16)
                  .out("skip_invalid_record", true));

      assertThat(outcome.causes()).isEmpty();
      EmbulkLog log = outcome.log();
      assertThat(log.reports()).hasSize(16);
      assertThat(log.after("************* REPORT (total of 16 outputs) *************"))
          .singleElement(as(STRING))
          .startsWith("Total records: 5000, total skip records: 300, ");
      assertThat(log.messages("INFO"))
          .contains("Accepted records: 4700", "Share accepted: 94.0 %")
          .containsOnlyOnce("Not accepted, invalid_event_time: 300");
      for (String line : List.of("Requests: ", "Target: ", "Duration: ", "Match key EMAIL: ")) {
        assertThat(log.messages("INFO")).filteredOn(text -> text.startsWith(line)).hasSize(1);
      }
      assertThat(log.messages("INFO"))
          .filteredOn(text -> text.startsWith("Accepted records: "))
          .hasSize(17);
      assertThat(log.messages("WARN"))
          .containsOnlyOnce(
              "further skipped records of the job are counted but not logged",
              "Warning: events that repeat the event_id of an earlier one; Amazon keeps one of"
                  + " them: 40");
      assertThat(log.messages("WARN"))
          .filteredOn(text -> text.startsWith("Skipped output "))
          .hasSize(100);
      // Of 63 rows; the count may be too low, but says nothing of less than one in a hundred.
      assertThat(log.messages("WARN"))
          .filteredOn(text -> text.startsWith("Data check, email: at least "))
          .singleElement(as(STRING))
          .matches(
              "Data check, email: at least (5[1-9]|6[0-3]) rows share a value with more than 1 % of"
                  + " the job's rows: leave it empty where it is not the buyer's own");
    }
  }

  @Test
  void keepsItsWarningsAtTheLevelWarnAndNothingElse() throws Exception {
    RowsInput input =
        Conversions.leads("a", "b", "a", "c").row(ValidRow.lead("d").with("event_time", "never"));
    try (Sandbox sandbox = Sandbox.start()) {
      EmbulkProcess.Result result =
          new EmbulkProcess(folder)
              .option("-l", "warn")
              .run(Conversions.config(sandbox, input).out("skip_invalid_record", true));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      // Embulk logs these before it reads the option.
      assertThat(result.log().messages("INFO"))
          .allMatch(line -> line.matches("(embulk_home|m2_repo|gem_home|gem_path) is set .*"));
      assertThat(result.log().messages("WARN"))
          .containsSubsequence(
              "Skipped output 1, record 5: \"event_time\": must be a time such as"
                  + " 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time, but"
                  + " looks like \"aaaaa\"; set \"event_time_format\" to its form (invalid_event_time)",
              "Warning: events from more than 21 days ago, which Amazon may refuse: 4",
              "Warning: events that repeat the event_id of an earlier one; Amazon keeps one of"
                  + " them: 1",
              "Data check, email: 4 values look like placeholders, such as null, n/a or a test"
                  + " address: leave such cells empty",
              "1 of the job's 5 records was skipped (20.0 %); the most frequent reasons:"
                  + " invalid_event_time (1)");
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
