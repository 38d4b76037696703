package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The last line of a job that failed, {@code Error: …}: of all outputs that end in an exception,
 * Embulk picks that of the lowest number, whichever was first.
 */
class FirstCauseIT {
  private static final String ERROR = "org.embulk.spi.DataException: ";
  private static final String KNOWN =
      "; of the job's records, \\d+ were already accepted by Amazon, 0 may have been accepted;"
          + " running the job again counts nothing twice(: Amazon recognizes each of them by its"
          + " event_id)?; ";
  private static final String CORRECT_RECORD =
      "correct the record, or set \"skip_invalid_record\": true to leave such records out";

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void namesTheOutputThatFailsOfSeveralInputTasks() throws Exception {
    RowsInput input = Conversions.input();
    for (int task = 1; task <= 4; task++) {
      for (int row = 1; row <= 1000; row++) {
        input.row(row(task + "-" + row, task == 3 && row == 100));
      }
      if (task < 4) {
        input.nextTask();
      }
    }

    EmbulkProcess.Result result = run(Conversions.config(sandbox, input).exec("max_threads", 4));

    assertThat(result.error())
        .startsWith(ERROR + "output 3, record 100: \"event_time\": must be a time such as ")
        .matches(".*" + KNOWN + CORRECT_RECORD);
    assertThat(ERROR + message()).isEqualTo(result.error());
  }

  /** The pages of the input are dealt to the outputs in turn, and the fourth has the row. */
  @Test
  void namesTheOutputThatFailsOfOneInputTask() throws Exception {
    RowsInput input = Conversions.input();
    for (int row = 1; row <= 4000; row++) {
      input.row(row("" + row, row == 600));
    }

    EmbulkProcess.Result result =
        run(Conversions.config(sandbox, input).exec("min_output_tasks", 4));

    assertThat(result.error())
        .matches(
            ERROR
                + "output [2-4], record \\d+: \"event_time\": must be .*"
                + KNOWN
                + CORRECT_RECORD);
    assertThat(ERROR + message()).isEqualTo(result.error());
  }

  /** The second file of three is bad, so Embulk picks the first output of those that it stops. */
  @Test
  void blamesNoOutputWhenTheParserFails() throws Exception {
    CsvInput input = new CsvInput(folder.resolve("input-")).stoppingOnInvalidRecord();
    for (int file = 1; file <= 3; file++) {
      List<ValidRow> rows = new ArrayList<>();
      for (int row = 1; row <= 1000; row++) {
        rows.add(
            ValidRow.lead(file + "-" + row).with("value", file == 2 && row == 700 ? "?" : "1"));
      }
      CsvInput.write(folder.resolve("input-" + file + ".csv"), rows);
    }
    for (String column : ValidRow.lead("any").with("value", "1").columns()) {
      input.column(column, column.equals("value") ? "long" : "string");
    }

    EmbulkProcess.Result result = run(Conversions.config(sandbox, input).exec("max_threads", 3));

    assertThat(result.error())
        .matches(
            ERROR + "the input failed; see above in Embulk's log" + KNOWN + "run the job again");
    assertThat(ERROR + message()).isEqualTo(result.error());
    String above = result.output().substring(0, result.output().lastIndexOf("Error: "));
    assertThat(above)
        .contains("org.embulk.spi.DataException: Invalid record at ")
        .containsPattern(
            "output 2 stopped after \\d+ records: \\d+ were already accepted by Amazon")
        .doesNotContainPattern("output \\d (failed|was)");
  }

  private static ValidRow row(String id, boolean bad) {
    ValidRow row = ValidRow.lead(id);
    return bad ? row.with("event_time", "yesterday") : row;
  }

  private EmbulkProcess.Result run(EmbulkConfig config) throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder).run(config.out("report_path", report().toString()));
    assertThat(result.exitStatus()).isEqualTo(1);
    return result;
  }

  private Path report() {
    return folder.resolve("report.json");
  }

  private String message() throws Exception {
    return ReportSchema.read(report()).get("message").asText();
  }
}
