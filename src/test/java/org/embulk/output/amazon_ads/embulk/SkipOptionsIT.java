package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bad row, a refused event and a refused batch come to: exit status and last line. */
class SkipOptionsIT {
  private static final EventError REFUSAL =
      EventError.of("FIELD_VALUE_IS_INVALID", "Too old").at("events[1].eventTime");

  private static final String BY_ITS_ID = ": Amazon recognizes each of them by its event_id";
  private static final String CORRECT_RECORD =
      "; correct the record, or set \"skip_invalid_record\": true to leave such records out";

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private EmbulkProcess.Result run(RowsInput input, boolean skipRecords, boolean skipBatches)
      throws Exception {
    return new EmbulkProcess(folder)
        .run(
            Conversions.config(sandbox, input)
                .out("batch_size", 2)
                .out("skip_invalid_record", skipRecords)
                .out("skip_error_batch", skipBatches));
  }

  @Test
  void leavesOutWhatIsToBeSkippedAndAccountsForEveryRecord() throws Exception {
    RowsInput input = Conversions.leads("a-1", "a-2", "b-1");
    input.row(ValidRow.lead("invalid").with("event_time", "yesterday"));
    input.row(ValidRow.lead("refused")).row(ValidRow.lead("c-1"));
    sandbox.refuse(event -> event.path("eventId").asText().equals("refused"), REFUSAL);
    sandbox.events().onRequest(1, Fault.error(422, "UNPROCESSABLE", "No such dataset"));

    EmbulkProcess.Result result = run(input, true, true);

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.error()).isEmpty();
    assertThat(sandbox.acceptedEventIds()).containsExactly("b-1", "c-1");
    assertThat(result.log().reports())
        .containsExactly(
            "Total records: 6, total skip records: 2, total batches: 3, total skip batches: 1");
    assertThat(result.log().messages("INFO"))
        .containsSubsequence(
            "************* REPORT *************",
            "Total records: 6, total skip records: 2, total batches: 3, total skip batches: 1",
            "Accepted records: 2",
            "Records in skipped batches: 2",
            "Requests: 3",
            "Not accepted, batch_given_up status 422: 2",
            "Not accepted, invalid_event_time: 1",
            "Not accepted, refused_by_amazon FIELD_VALUE_IS_INVALID at events[].eventTime: 1");
    assertThat(result.log().messages("WARN"))
        .contains(
            "Skipped output 1, batch 1: status 422 UNPROCESSABLE: No such dataset; 2 of its"
                + " records were not accepted (the first: record 1)",
            "Skipped output 1, record 5: refused by Amazon: FIELD_VALUE_IS_INVALID at"
                + " events[1].eventTime: Too old")
        .anyMatch(
            message -> message.startsWith("Skipped output 1, record 4: \"event_time\": must be"));
  }

  @Test
  void failsUponAnInvalidRowThatIsNotToBeSkipped() throws Exception {
    RowsInput input =
        Conversions.leads("a-1", "a-2").row(ValidRow.lead("x").with("event_time", "yesterday"));

    EmbulkProcess.Result result = run(input, false, true);

    // The batch before the row may be on its way then; if it is not, it does not start any more.
    int accepted = sandbox.acceptedEventIds().size();
    String tally = accepted + " were already accepted by Amazon, 0 may have been accepted";
    assertThat(accepted).isIn(0, 2);
    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.spi.DataException: output 1, record 3: \"event_time\": must be a time such"
                + " as 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time"
                + ", but looks like \"aaaaaaaaa\"; set \"event_time_format\" to its form"
                + " (invalid_event_time); of the job's records, "
                + tally
                + "; running the job again counts nothing twice"
                + (accepted == 0 ? "" : BY_ITS_ID)
                + CORRECT_RECORD);
    assertThat(result.log().messages("ERROR"))
        .contains("output 1 failed after 3 records: " + tally);
    assertThat(result.log().reports()).isEmpty();
  }

  @Test
  void failsUponARefusedEventThatIsNotToBeSkipped() throws Exception {
    sandbox.refuse(event -> event.path("eventId").asText().equals("b-2"), REFUSAL);

    EmbulkProcess.Result result =
        run(Conversions.leads("a-1", "a-2", "b-1", "b-2", "c-1"), false, true);

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.spi.DataException: output 1, record 4: refused by Amazon:"
                + " FIELD_VALUE_IS_INVALID at events[1].eventTime: Too old; its batch of 2 had 1"
                + " accepted and 1 refused; of the job's records, 3 were already accepted by Amazon,"
                + " 0 may have been accepted; running the job again counts nothing twice"
                + BY_ITS_ID
                + CORRECT_RECORD);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2", "b-1");
  }

  @Test
  void failsUponARefusedBatchThatIsNotToBeSkipped() throws Exception {
    sandbox.events().onRequest(2, Fault.error(400, "BAD_REQUEST", "No such dataset"));

    EmbulkProcess.Result result =
        run(Conversions.leads("a-1", "a-2", "b-1", "b-2", "c-1"), true, false);

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.spi.DataException: output 1, batch 2: status 400 BAD_REQUEST: No such"
                + " dataset; 2 of its records were not accepted (the first: record 3); of the"
                + " job's records, 2 were already accepted by Amazon, 0 may have been accepted;"
                + " running the job again counts nothing twice"
                + BY_ITS_ID
                + "; correct what Amazon's answer names, or set \"skip_error_batch\": true to leave"
                + " such batches out");
    assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2");
  }
}
