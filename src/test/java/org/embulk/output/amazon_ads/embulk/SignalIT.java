package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.before;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPLOAD;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that Ctrl-C or a scheduler ends says in one line what Amazon has of it. */
class SignalIT {
  /** One second, and what a machine under load needs. */
  private static final Duration SOON = Duration.ofMillis(2500);

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** Three requests are answered; then two outputs have four each in flight. */
  @ParameterizedTest
  @CsvSource({"TERM, 15", "INT, 2"})
  void saysWhatWasAcceptedAndThatWhatIsInFlightMayBe(String signal, int number) throws Exception {
    assumeTrue(!isIgnored(number), "whatever started this build lets it ignore " + signal);
    RowsInput input = Conversions.input();
    IntStream.rangeClosed(1, 2000).forEach(i -> input.row(ValidRow.lead("order-" + i)));
    CountDownLatch stalled = new CountDownLatch(8);
    sandbox
        .events()
        .onEveryRequest(
            (request, head) -> {
              if (request <= 3) {
                return Fault.none();
              }
              stalled.countDown();
              return Fault.stall();
            });

    EmbulkProcess.Result result =
        start(config(input).exec("min_output_tasks", 2)).endBy(signal, stalled);

    assertThat(result.exitStatus()).isEqualTo(128 + number);
    String line =
        "the job was ended by a signal; of the job's records, 6 were already accepted by Amazon,"
            + " 16 may have been accepted; running the job again counts nothing twice: Amazon"
            + " recognizes each of them by its event_id";
    assertThatTheOnlyLineIs(line, result);
    assertThat(result.output()).doesNotContain("order-", "@example.com");
    JsonNode report = ReportSchema.read(report());
    assertThat(report.get("status").asText()).isEqualTo("aborted");
    assertThat(report.get("message").asText()).isEqualTo(line);
    assertThat(report.at("/totals/accepted_records").asLong()).isEqualTo(6);
    assertThat(report.at("/totals/uncertain_records").asLong()).isEqualTo(16);
    assertThat(report.at("/outputs/0/uncertain_records").asLong()).isEqualTo(8);
    assertThat(report.at("/outputs/1/uncertain_records").asLong()).isEqualTo(8);
    assertThat(sandbox.acceptedEventIds()).hasSize(22);
  }

  /** The outputs wait for the answers as well, and would be done first. */
  @Test
  void waitsForAnswersThatComeSoonAndCountsRecordsWithoutAnId() throws Exception {
    RowsInput input = Orders.input();
    IntStream.rangeClosed(1, 1000).forEach(i -> input.row(Orders.order("person" + i, "5")));
    CountDownLatch sent = new CountDownLatch(8);
    sandbox
        .events()
        .onEveryRequest(
            (request, head) -> {
              sent.countDown();
              return Fault.none().delay(Duration.ofMillis(200));
            });

    EmbulkProcess.Result result = start(config(input)).endBy("TERM", sent);

    int accepted = sandbox.accepted().size();
    assertThat(accepted).isGreaterThanOrEqualTo(16);
    assertThatTheOnlyLineIs(
        "the job was ended by a signal; of the job's records, "
            + accepted
            + " were already accepted by Amazon, 0 may have been accepted; running the job again"
            + " would count up to "
            + accepted
            + " of them twice, which have no event_id of their own",
        result);
    assertThat(ReportSchema.read(report()).at("/totals/accepted_records").asLong())
        .isEqualTo(accepted);
  }

  @Test
  void saysThatNothingWasProcessedDuringTheTokenRequest() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    sandbox
        .token()
        .onEveryRequest(
            (request, head) -> {
              asked.countDown();
              return Fault.stall();
            });

    EmbulkProcess.Result result = start(config(Conversions.leads("a"))).endBy("TERM", asked);

    assertThatNothingWasProcessed(result);
  }

  /** The input is a pipe into which nobody writes. */
  @Test
  void saysThatNothingWasProcessedBeforeTheFirstRow() throws Exception {
    Path pipe = folder.resolve("rows.csv");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    CsvInput input = new CsvInput(pipe).texts(ValidRow.lead("any").columns());

    EmbulkProcess.Result result = start(config(input)).endBy("TERM", "{done:  0 / 1");

    assertThatNothingWasProcessed(result);
  }

  private void assertThatNothingWasProcessed(EmbulkProcess.Result result) throws IOException {
    assertThat(result.exitStatus()).isEqualTo(143);
    assertThatTheOnlyLineIs("the job was ended by a signal before any row was processed", result);
    assertThat(ReportSchema.read(report()).get("status").asText()).isEqualTo("aborted");
    assertThat(sandbox.events().requests()).isEmpty();
  }

  // The plugin for audiences.

  @Test
  void namesTheAudienceWhileItUploads() throws Exception {
    try (AudienceSandbox audiences = AudienceSandbox.documented().start()) {
      CountDownLatch stalled = new CountDownLatch(1);
      audiences
          .script(UPLOAD)
          .onEveryRequest(
              (request, head) -> {
                if (request == 1) {
                  return Fault.none();
                }
                stalled.countDown();
                return before(Fault.stall());
              });

      EmbulkProcess.Result result =
          start(config(audiences).out("batch_size", 1)).endBy("TERM", stalled);

      assertThatTheOnlyLineIs(
          "the job was ended by a signal; of the job's records, 1 were already uploaded, 1 may have"
              + " been uploaded; running the job again as it is may create another audience; "
              + exists(audiences),
          result);
      JsonNode report = ReportSchema.readOfAudiences(report());
      assertThat(report.get("status").asText()).isEqualTo("aborted");
      assertThat(report.at("/totals/uncertain_records").asLong()).isEqualTo(1);
    }
  }

  @Test
  void namesTheAudienceWhileItWaits() throws Exception {
    try (AudienceSandbox audiences =
        AudienceSandbox.documented().status(StatusScript.atOnce().pendingForEver()).start()) {

      EmbulkProcess.Result result =
          start(config(audiences).out("wait_until_finish", true).out("max_wait_time", 5))
              .endBy("TERM", "{done:  1 / 1, running: 0}");

      assertThatTheOnlyLineIs(
          "the job was ended by a signal; of the job's records, 2 were already uploaded, 0 may have"
              + " been uploaded; running the job again as it is may create another audience; "
              + exists(audiences),
          result);
      assertThat(ReportSchema.readOfAudiences(report()).get("status").asText())
          .isEqualTo("aborted");
    }
  }

  private static EmbulkConfig config(AudienceSandbox audiences) {
    RowsInput people =
        new RowsInput()
            .texts(List.of("externaluserid", "email"))
            .row("c-1", "ann@example.org")
            .row("c-2", "bob@example.org");
    return new EmbulkConfig(people)
        .oneOutput()
        .out("type", "amazon_ads")
        .out("amc_instance_id", "amc_instance_id")
        .out("country_code", "US")
        .out("external_audience_id", "external_audience_id")
        .out("audience_name", "audience_name")
        .out("client_id", Sandbox.CLIENT_ID)
        .out("client_secret", Sandbox.CLIENT_SECRET)
        .out("refresh_token", Sandbox.REFRESH_TOKEN)
        .out("api_endpoint", audiences.baseUrl())
        .out("token_endpoint", audiences.tokenUrl())
        .out("max_concurrent_requests", 1);
  }

  private static String exists(AudienceSandbox audiences) {
    return "audience 361054992504331001 exists (connection "
        + audiences.connectionsMade().get(0).id()
        + "): run again with action UPDATE and this audience_id";
  }

  // How a job is ended.

  private EmbulkConfig config(EmbulkInput input) {
    return Conversions.config(sandbox, input)
        .out("batch_size", 2)
        .out("max_concurrent_requests", 4);
  }

  private Path report() {
    return folder.resolve("report.json");
  }

  private Started start(EmbulkConfig config) throws IOException {
    return new Started(
        new EmbulkProcess(folder).start(config.out("report_path", report().toString())));
  }

  /** A job that a signal ends, in about a second. */
  private record Started(EmbulkProcess.Running embulk) {
    EmbulkProcess.Result endBy(String signal, CountDownLatch when) throws Exception {
      try (embulk) {
        assertThat(when.await(60, TimeUnit.SECONDS)).isTrue();
        return end(signal);
      }
    }

    EmbulkProcess.Result endBy(String signal, String printed) throws Exception {
      try (embulk) {
        embulk.awaitOutput(printed);
        return end(signal);
      }
    }

    private EmbulkProcess.Result end(String signal) throws Exception {
      long start = System.nanoTime();
      embulk.signal(signal);
      EmbulkProcess.Result result = embulk.await();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      return result;
    }
  }

  private static void assertThatTheOnlyLineIs(String line, EmbulkProcess.Result result) {
    assertThat(result.log().messages("ERROR")).as(result.output()).containsExactly(line);
    assertThat(result.stderr()).isBlank();
    assertThat(result.log().messages("INFO")).doesNotContain("************* REPORT *************");
  }

  /** Whoever starts a build in the background may let it, and all that it starts, ignore Ctrl-C. */
  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .anyMatch(ignored -> (ignored >> (signal - 1) & 1) == 1);
  }
}
