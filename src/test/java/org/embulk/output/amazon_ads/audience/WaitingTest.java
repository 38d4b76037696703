package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.status;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.READ_STATUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.retry.JumpingTimer;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandboxBuilder;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions for a status: acceptance tests 13 and 14. */
@Timeout(60)
class WaitingTest {
  private final VirtualTimer timer = new VirtualTimer();
  private AudienceSandbox sandbox;

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static AudienceSandboxBuilder builder() {
    return AudienceSandbox.documented()
        .connection(Connection.of(Job.CONNECTION, "amc_instance_id"));
  }

  private Job job(StatusScript script, int minutes) {
    sandbox = builder().status(script).start();
    return Job.creating(sandbox).timer(timer).waiting(minutes);
  }

  private static List<Duration> seconds(double... seconds) {
    return Arrays.stream(seconds).mapToObj(one -> Duration.ofMillis((long) (one * 1000))).toList();
  }

  @Test
  void test14AsksInRounds() {
    job(StatusScript.atOnce().pending(5), 60).run(People.ids("c-1")).committed();

    assertThat(timer.waits()).isEqualTo(seconds(10, 20, 40, 60, 60, 60));
    assertThat(sandbox.requests(READ_STATUS)).hasSize(6);
  }

  @Test
  void test14AsksForTwoUploadsASecondAtMost() {
    Job job =
        job(StatusScript.atOnce(), 60).with("batch_size", 1).with("max_concurrent_requests", 1);

    job.run(People.ids("a", "b", "c")).committed();

    assertThat(timer.waits()).isEqualTo(seconds(10, 0.5, 0.5));
  }

  @Test
  void test14AsksForNoneAfterItsFinalState() {
    sandbox =
        builder()
            .status(1, StatusScript.atOnce().pending(2))
            .status(2, StatusScript.atOnce())
            .start();

    Job.creating(sandbox)
        .timer(timer)
        .waiting(5)
        .with("batch_size", 1)
        .run(People.ids("a", "b"))
        .committed();

    assertThat(sandbox.requests(READ_STATUS)).hasSize(4); // The sandbox fails the test at more.
  }

  @Test
  void test14WarnsOfWhatIsPendingInTheEnd() {
    Job.Result result =
        job(StatusScript.atOnce().pendingForEver(), 1).run(People.ids("c-1")).committed();

    // 10 and 30 seconds after the commit; the next would be at 70.
    assertThat(timer.waits()).isEqualTo(seconds(10, 20));
    assertThat(result.report())
        .contains("Total completed batches: 0/1", "Batches still pending after 1 minute: 1");
    assertThat(result.log())
        .contains(
            "WARN 1 of 1 uploads remained pending: Amazon has the records, and the job need not run"
                + " again");
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, 1/1", "COMPLETED, 1/1", "PARTIALLYSUCCEEDED, 1/1"})
  void test14CallsABatchCompleted(String state, String completed) {
    Job.Result result =
        job(StatusScript.atOnce().ending(state), 5).run(People.ids("c-1")).committed();

    assertThat(result.report()).contains("Total completed batches: " + completed);
    assertThat(result.report().contains("Batches that not every target took: 1"))
        .isEqualTo(state.startsWith("PARTIALLY"));
  }

  @Test
  void test14FailsAfterTheReportIfAnUploadFailed() {
    Job.Result result = job(StatusScript.atOnce().ending("FAILED"), 5).run(People.ids("c-1"));

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.message())
        .startsWith(
            "1 of 1 uploads failed at Amazon, the first of them output 1, batch 1, records 1"
                + " to 1: upload ")
        .contains("; to count such uploads as skipped, set \"skip_error_batch\": true\n")
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
    assertThat(result.report())
        .contains("Uploaded records: 1", "Total completed batches: 0/1", "Failed batches: 1");
  }

  @Test
  void test14CountsAFailedUploadAsSkippedIfItMay() {
    sandbox =
        builder()
            .status(StatusScript.atOnce())
            .status(2, StatusScript.atOnce().ending("FAILED"))
            .start();

    Job.Result result =
        Job.creating(sandbox)
            .timer(timer)
            .waiting(5)
            .with("skip_error_batch", true)
            .with("batch_size", 2)
            .with("max_concurrent_requests", 1)
            .run(People.ids("a", "b", "c"))
            .committed();

    assertThat(result.report())
        .contains(
            "Total records: 3",
            "Uploaded records: 2",
            "Total skipped batches: 1",
            "Records in skipped batches: 1",
            "Not uploaded, batch_given_up FAILED: 1",
            "Total completed batches: 1/2",
            "Failed batches: 1",
            "Match key EMAIL: in 100.0 % of the uploaded records");
  }

  @Test
  void test14NamesTheOtherConnectionsThatAnAudienceMayBelongTo() {
    sandbox =
        AudienceSandbox.documented()
            .connection(Connection.of("older", "amc_instance_id").created("2026-01-01T00:00:00Z"))
            .connection(Connection.of("newer", "amc_instance_id").created("2026-02-01T00:00:00Z"))
            .audience(Audience.of(Job.AUDIENCE, "newer", "audience_name"))
            .start();

    assertThat(Job.updating(sandbox).timer(timer).waiting(5).run(People.ids("c-1")).message())
        .contains(
            "; the audience may belong to another of the connections that fit: newer; set"
                + " \"connection_id\" to the one that made it;")
        .endsWith(Job.EXISTS.formatted("older"));
  }

  @Test
  void writesWhatBecameOfTheUploadsToTheReportFile() throws Exception {
    Path file = folder.resolve("report.json");
    sandbox =
        builder()
            .status(1, StatusScript.atOnce().invalid(1, "Invalid hash"))
            .status(2, StatusScript.atOnce().ending("FAILED"))
            .status(3, StatusScript.atOnce().pendingForEver())
            .start();

    Job.creating(sandbox)
        .timer(timer)
        .waiting(1)
        .with("skip_error_batch", true)
        .with("batch_size", 2)
        .with("max_concurrent_requests", 1)
        .with("report_path", file.toString())
        .run(People.ids("a", "b", "c", "d", "e"))
        .committed();

    JsonNode report = ReportSchema.readOfAudiences(file);
    assertThat(report.get("upload_status").toString())
        .isEqualTo(
            "{\"batches\":3,\"completed_batches\":1,\"failed_batches\":1,\"partial_batches\":0,"
                + "\"pending_batches\":1,\"batches_without_status\":0,\"invalid_records\":1,"
                + "\"invalid_reasons\":{\"Invalid hash\":1}}");
    assertThat(report.at("/totals/uploaded_records").asInt()).isEqualTo(3);
    assertThat(report.at("/totals/records_in_failed_uploads").asInt()).isEqualTo(2);
    assertThat(report.at("/totals/match_keys/EMAIL/sent").asInt()).isEqualTo(5);
  }

  @Test
  void writesToTheReportFileThatNothingWasWaitedFor() throws Exception {
    Path file = folder.resolve("report.json");
    sandbox = builder().start();

    Job.creating(sandbox).with("report_path", file.toString()).run(People.ids("a")).committed();

    assertThat(ReportSchema.readOfAudiences(file).get("upload_status").toString())
        .isEqualTo("{\"uploads_not_waited_for\":1}");
  }

  @Test
  void test14CountsInvalidRecordsByTheirErrors() {
    StatusScript script =
        StatusScript.atOnce()
            .invalid(2, "Invalid hash")
            .invalid(1, "c-1 ann@example.org is invalid");

    Job.Result result = job(script, 5).run(People.number(3)).committed();

    assertThat(result.report())
        .containsSequence(
            "Total uploaded records but invalid: 3",
            "Invalid, Invalid hash: 2",
            "Invalid, …-… …@….… is invalid: 1");
    assertThat(result.log())
        .contains("WARN Amazon calls 3 of the uploaded records invalid, see the REPORT");
    sandbox.close();
    Job.Result strict = job(script, 5).with("skip_invalid_record", false).run(People.number(3));
    assertThat(strict.message())
        .startsWith("Amazon calls 3 of the uploaded records invalid, see the REPORT;")
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
  }

  @Test
  void test14Takes404ForPendingForTenMinutes() {
    assertThat(
            job(StatusScript.atOnce().notFound(3), 60).run(People.ids("c-1")).committed().report())
        .contains("Total completed batches: 1/1");
    sandbox.close();

    assertThat(
            job(StatusScript.atOnce().notFound(100), 60)
                .run(People.ids("c-1"))
                .committed()
                .report())
        .contains("Total completed batches: 0/1", "Batches without a status: 1");
    assertThat(sandbox.requests(READ_STATUS)).hasSize(12); // 10, 30, 70, 130 … 610 seconds after.
  }

  static Stream<Fault> passing() {
    return Stream.of(
        status(READ_STATUS, 408),
        status(READ_STATUS, 429),
        status(READ_STATUS, 500),
        status(READ_STATUS, 503),
        Fault.cutAfterBody(),
        Fault.malformedBody());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void test14WaitsForTheNextRoundAndUsesUpNoRetries(Fault fault) {
    Job job = job(StatusScript.atOnce(), 60).with("maximum_retries", 0);
    sandbox.script(READ_STATUS).onRequests(1, 2, fault.takingNone());

    assertThat(job.run(People.ids("c-1")).committed().report())
        .contains("Total completed batches: 1/1");
    assertThat(timer.waits()).isEqualTo(seconds(10, 20, 40));
  }

  @Test
  void test14GivesUpAfterThreeAnswersInARowThatCanNotBeRead() {
    Job job = job(StatusScript.atOnce().pendingForEver(), 60);
    sandbox.script(READ_STATUS).onEveryRequest(Fault.malformedBody());

    assertThat(job.run(People.ids("c-1")).committed().report())
        .contains("Batches without a status: 1");
    assertThat(sandbox.requests(READ_STATUS)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 406, 410, 501, 302})
  void test14AsksNoMoreAfterAnyOtherAnswer(int status) {
    Job job = job(StatusScript.atOnce().pendingForEver(), 60);
    sandbox.script(READ_STATUS).onEveryRequest(status(READ_STATUS, status));

    assertThat(job.run(People.ids("c-1")).committed().report())
        .contains("Batches without a status: 1");
    assertThat(sandbox.requests(READ_STATUS)).hasSize(1);
  }

  @Test
  void test14TakesAnUnknownStateForPendingAndSaysSoOnce() {
    Job.Result result =
        job(StatusScript.atOnce().saying("RESTING", 2), 60).run(People.ids("c-1")).committed();

    assertThat(result.report()).contains("Total completed batches: 1/1");
    assertThat(result.log())
        .filteredOn(line -> line.contains("does not know"))
        .containsExactly(
            "WARN An upload is in a state that this version does not know: it counts as pending");
  }

  @Test
  void test13RenewsATokenThatExpiresWhileItWaits() {
    JumpingTimer jumping = new JumpingTimer();
    sandbox =
        builder()
            .status(StatusScript.atOnce().pending(8))
            .tokenLife(Duration.ofSeconds(130))
            .clock(jumping.clock())
            .start();

    Job.creating(sandbox).timer(jumping).waiting(60).run(People.ids("c-1")).committed();

    assertThat(sandbox.token().requests()).hasSizeGreaterThan(2);
    assertThat(sandbox.requests(READ_STATUS)).hasSize(9);
  }

  @Test
  void test14CountsWhatWasInvalidInAnUploadThatIsPendingInTheEnd() {
    Job job = job(StatusScript.atOnce().pendingForEver(), 1);
    Fault invalid =
        Fault.none()
            .json(
                json -> {
                  ((ObjectNode) json)
                      .putArray("invalidRecords")
                      .addObject()
                      .put("error", "Invalid hash");
                  return json;
                });
    sandbox.script(READ_STATUS).onEveryRequest(invalid);

    Job.Result result = job.run(People.number(3)).committed();

    assertThat(sandbox.requests(READ_STATUS)).hasSize(2);
    assertThat(result.report())
        .contains("Batches still pending after 1 minute: 1", "Invalid, Invalid hash: 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void test13EndsTheWaitingWithAWarningIfAccessIsDenied(int status) {
    Job job = job(StatusScript.atOnce().pendingForEver(), 60);
    sandbox.script(READ_STATUS).onEveryRequest(status(READ_STATUS, status));

    Job.Result result = job.run(People.ids("c-1")).committed();

    assertThat(result.log())
        .anyMatch(
            line -> line.startsWith("WARN No further question for the status of the uploads: "));
    assertThat(result.report()).contains("Batches still pending after 60 minutes: 1");
    assertThat(sandbox.requests(READ_STATUS)).hasSize(status == 401 ? 2 : 1);
  }

  @Test
  void doesNotWaitWithoutAnUpload() {
    job(StatusScript.atOnce(), 60).run(People.ids()).committed();

    assertThat(timer.waits()).isEmpty();
  }
}
