package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a job says at its end: its REPORT, its warnings, and the last line if it fails. */
@Timeout(60)
class JobEndTest {
  private static final String BAD_TIME =
      "\"event_time\": must be a time such as 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or"
          + " Unix time, but looks like \"aaaaaaaaa\"; set \"event_time_format\" to its form (invalid_event_time)";

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private ConversionJob job() {
    return ConversionJob.at(sandbox);
  }

  private static List<ValidRow> leads(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> ValidRow.lead("order-" + i)).toList();
  }

  /** Returns rows of which the last ones have a time that is none. */
  private static List<ValidRow> rows(int good, int bad) {
    List<ValidRow> rows = new ArrayList<>(leads(good));
    IntStream.rangeClosed(1, bad)
        .mapToObj(i -> ValidRow.lead("bad-" + i).with("event_time", "yesterday"))
        .forEach(rows::add);
    return rows;
  }

  private static List<ValidRow> purchases(int number, String eventId) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(
            i ->
                ValidRow.purchase()
                    .with("email", "person" + i + "@shop.org")
                    .with("value", "")
                    .with("event_id", eventId))
        .toList();
  }

  // What a job that ends well may have lost.

  @Test
  void warnsOfEventsThatAllHaveOneIdOverAllOutputs() {
    ConversionJob.Result result =
        job().runIn(List.of(purchases(600, "purchase"), purchases(600, "purchase"))).committed();

    assertThat(result.log())
        .contains(
            "INFO Accepted records: 1200",
            "WARN Warning: events that repeat the event_id of an earlier one; Amazon keeps one of"
                + " them: 1199")
        .noneMatch(line -> line.contains("without an event_id"));
  }

  @Test
  void countsPurchasesWithoutAValueAndRowsWithoutAnId() {
    ConversionJob.Result result = job().run(purchases(1200, null)).committed();

    assertThat(result.log())
        .contains(
            "INFO Purchases without a value: 1200",
            "INFO Records without an event_id of their own: 1200 (running the job again counts"
                + " them twice)");
  }

  @Test
  void warnsOfMoreThanTenPercentThatWereSkipped() throws Exception {
    Path file = folder.resolve("report.json");
    ConversionJob.Result result =
        job()
            .with("skip_invalid_record", true)
            .with("report_path", file.toString())
            .run(rows(9, 293))
            .committed();

    String warning =
        "293 of the job's 302 records were skipped (97.0 %); the most frequent reasons:"
            + " invalid_event_time (293)";
    assertThat(result.log()).endsWith("WARN " + warning);
    assertThat(ReportSchema.read(file).at("/job_warnings/0").asText()).isEqualTo(warning);
  }

  // A job that has done too little.

  @Test
  void failsAJobThatSkippedMoreThanItMay() throws Exception {
    Path file = folder.resolve("report.json");
    ConversionJob.Result result =
        job()
            .with("skip_invalid_record", true)
            .with("max_skip_percent", 5)
            .with("report_path", file.toString())
            .run(rows(90, 10));

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.lastLine())
        .isEqualTo(
            "10 of the job's 100 records were skipped (10.0 %), more than \"max_skip_percent\": 5;"
                + " the most frequent reasons: invalid_event_time (10); of the job's records, 90"
                + " were already accepted by Amazon, 0 may have been accepted; running the job"
                + " again counts nothing twice: Amazon recognizes each of them by its event_id; a"
                + " column is probably mapped wrongly: the files of \"rejected_records_path\" name"
                + " the column that each record fails on");
    assertThat(result.log()).contains("INFO ************* REPORT *************");
    assertThat(ReportSchema.read(file).get("status").asText()).isEqualTo("failed");
  }

  @Test
  void failsAJobThatReceivedLessThanItMust() {
    ConversionJob.Result result = job().with("min_records", 1000).run(leads(3));

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.lastLine())
        .isEqualTo(
            "the job received 3 records, fewer than \"min_records\": 1000; of the job's records, 3"
                + " were already accepted by Amazon, 0 may have been accepted; running the job"
                + " again counts nothing twice: Amazon recognizes each of them by its event_id; see"
                + " whether the input, its parser or a filter drops rows");
    assertThat(result.log())
        .contains(
            "INFO Total records: 3, total skip records: 0, total"
                + " batches: 1, total skip batches: 0");
  }

  // Advice by what has happened.

  @Test
  void pointsToAmazonsCodesWhereAmazonRefusesAllRecords() {
    sandbox.refuse(event -> true, EventError.of("INVALID_ENUM", "No").at("events[0].countryCode"));

    ConversionJob.Result result = job().with("skip_invalid_record", true).run(leads(100));

    assertThat(result.lastLine())
        .isEqualTo(
            "none of the job's 100 records was accepted; the most frequent reasons:"
                + " refused_by_amazon INVALID_ENUM at events[].countryCode (100); of the job's"
                + " records, 0 were already accepted by Amazon, 0 may have been accepted; running"
                + " the job again counts nothing twice; Amazon refuses the records: its codes say"
                + " what to correct");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RANDOM   | would count up to 1 of them twice, which have no event_id of their own
          ROW_HASH | counts nothing twice: Amazon recognizes each of them by its event_id
          """)
  void saysToRunTheJobLaterWhenTheServiceIsDown(String fallback, String rerun) {
    List<ValidRow> rows = new ArrayList<>(leads(3));
    rows.set(1, rows.get(1).with("event_id", null));
    sandbox.events().onRequest(2, Fault.status(503)).onRequest(3, Fault.status(503));

    ConversionJob.Result result =
        job()
            .with("batch_size", 2)
            .with("max_concurrent_requests", 1)
            .with("event_id_fallback", fallback)
            .run(rows);

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.lastLine())
        .isEqualTo(
            "output 1, batch 2: status 503 EXPECTED_FAILURE: Expected failure, after 1 retry; 1 of"
                + " its records was not accepted (the first: record 3); of the job's records, 2"
                + " were already accepted by Amazon, 0 may have been accepted; running the job"
                + " again "
                + rerun
                + "; run the job again later");
  }

  @Test
  void saysToCorrectTheConfigWhereAmazonForbidsToWrite() {
    sandbox.events().onEveryRequest(Fault.status(403));

    ConversionJob.Result result = job().run(leads(1));

    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(result.lastLine())
        .endsWith("running the job again counts nothing twice; correct" + " the config");
  }

  // A dry run.

  @Test
  void goesThroughAllRowsInADryRunAndFailsAtItsEnd() throws Exception {
    Path file = folder.resolve("report.json");
    ConversionJob.Result result =
        job()
            .with("dry_run", true)
            .with("report_path", file.toString())
            .runIn(List.of(rows(2, 0), rows(3, 2)));

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    String lastLine =
        "output 2, record 4: "
            + BAD_TIME
            + "; the real job would fail at this record, the first of 2 invalid ones; nothing was"
            + " sent (dry run); correct the record, or set \"skip_invalid_record\": true to leave"
            + " such records out";
    assertThat(result.lastLine()).isEqualTo(lastLine);
    assertThat(result.log())
        .containsSubsequence(
            "WARN Skipped output 2, record 4: " + BAD_TIME,
            "WARN Skipped output 2, record 5: " + BAD_TIME,
            "INFO ************* REPORT (dry run: nothing was sent, total of 2 outputs)"
                + " *************",
            "INFO Total records: 7, total skip records: 2, total batches: 2, total skip batches:"
                + " 0",
            "INFO Records to send: 5",
            "INFO Not accepted, invalid_event_time: 2");
    assertThat(ReportSchema.read(file).get("message").asText()).isEqualTo(lastLine);
    assertThat(ReportSchema.read(file).at("/totals/records_to_send").asInt()).isEqualTo(5);
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void saysOfADryRunThatOneRecordAloneIsInvalid() {
    assertThat(job().with("dry_run", true).run(rows(1, 1)).lastLine())
        .startsWith(
            "output 1, record 2: "
                + BAD_TIME
                + "; the real job would fail at this record, the only invalid one; nothing was");
  }

  @Test
  void failsADryRunThatWouldFailAtItsEnd() {
    assertThat(job().with("dry_run", true).with("min_records", 2).run(leads(1)).lastLine())
        .isEqualTo(
            "the job received 1 record, fewer than \"min_records\": 2; nothing was sent (dry run);"
                + " see whether the input, its parser or a filter drops rows");
  }

  // Ids.

  /** The e-mail address would not do as a MATCH_ID. */
  @Test
  void showsTheIdsOfRecordsIfAskedTo() {
    sandbox.refuse(
        event -> event.path("eventId").asText().equals("order-2"), EventError.of("INVALID", "No"));
    List<ValidRow> rows = new ArrayList<>(rows(2, 1));
    rows.add(ValidRow.lead("jane@shop.org").with("event_time", "yesterday"));

    ConversionJob.Result result =
        job().with("log_event_ids", true).with("skip_invalid_record", true).run(rows).committed();

    assertThat(result.log())
        .contains(
            "WARN Skipped output 1, record 2 (event_id \"order-2\"): refused by Amazon: INVALID:"
                + " No",
            "WARN Skipped output 1, record 3 (event_id \"bad-1\"): " + BAD_TIME,
            "WARN Skipped output 1, record 4: " + BAD_TIME);
  }

  @Test
  void showsTheIdOfTheRecordThatFailsTheJobIfAskedTo() {
    assertThat(job().with("log_event_ids", true).run(rows(0, 1)).lastLine())
        .startsWith("output 1, record 1 (event_id \"bad-1\"): " + BAD_TIME);
    assertThat(job().run(rows(0, 1)).lastLine()).startsWith("output 1, record 1: " + BAD_TIME);
  }
}
