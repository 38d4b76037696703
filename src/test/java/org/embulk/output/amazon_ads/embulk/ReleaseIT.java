package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of ours outlives a run, however it ends. A process that ends proves nothing of this, so
 * Embulk runs in this one.
 *
 * <p>Connections are counted on the sandbox's side, where no trick of the client's can hide one,
 * and once more among this process's open files where the system lists them.
 */
class ReleaseIT {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static EmbulkInProcess embulk;

  private final Leftovers leftovers = Leftovers.since();
  private final Sandbox sandbox = Sandbox.start();

  @BeforeAll
  static void load() throws Exception {
    embulk = new EmbulkInProcess();
    // The first run loads the plugin: its class loader opens jars once and for all.
    try (Sandbox first = Sandbox.start()) {
      assertThat(embulk.run(Conversions.config(first, Conversions.leads("warm-up"))).causes())
          .isEmpty();
    }
  }

  @AfterAll
  static void unload() throws Exception {
    embulk.close();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertThat(sandbox.openConnections(PATIENCE)).as("connections").isZero();
    sandbox.close();
    assertThat(leftovers.threads()).as("threads").isEmpty();
    assertThat(leftovers.files()).as("files").isEmpty();
  }

  @Test
  void afterARun() {
    EmbulkInProcess.Outcome outcome =
        embulk.run(Conversions.config(sandbox, Conversions.leads("a", "b")));

    assertThat(outcome.causes()).isEmpty();
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b");
  }

  /** With a file input, Embulk closes each output before it commits it, and once more after. */
  @Test
  void afterARunThatClosesBeforeItCommits(@TempDir Path folder) throws Exception {
    ValidRow row = ValidRow.lead("a");
    Path file = CsvInput.write(folder.resolve("rows.csv"), List.of(row));
    CsvInput input = new CsvInput(file).texts(row.columns());

    EmbulkInProcess.Outcome outcome = embulk.run(Conversions.config(sandbox, input));

    assertThat(outcome.causes()).isEmpty();
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
    assertThat(outcome.log().reports())
        .containsExactly(
            "Total records: 1, total skip records: 0, total batches: 1, total skip batches: 0");
  }

  @Test
  void afterARunWithFourOutputsOfOneInput() {
    EmbulkInProcess.Outcome outcome =
        embulk.run(Conversions.config(sandbox, manyLeads()).exec("min_output_tasks", 4));

    assertThat(outcome.causes()).isEmpty();
    assertThat(sandbox.acceptedEventIds()).hasSize(3000).doesNotHaveDuplicates();
    assertThat(outcome.log().after("************* REPORT (total of 4 outputs) *************"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("Total records: 3000, total skip records: 0, "));
    assertThat(sandbox.token().requests())
        .as("one token for the check, one that the outputs share")
        .hasSize(2);
  }

  @Test
  void afterAWrongCredential() {
    EmbulkInProcess.Outcome outcome =
        embulk.run(Conversions.config(sandbox, Conversions.leads("a")).out("client_secret", "no"));

    assertThat(outcome.isSuccessful()).isFalse();
  }

  @Test
  void afterARefusedBatch() {
    sandbox.events().onEveryRequest(Fault.status(400));

    assertFails(embulk.run(Conversions.config(sandbox, Conversions.leads("a"))), "status 400");
  }

  @Test
  void afterAnInvalidRowBehindABatchThatWasSent() {
    RowsInput input =
        Conversions.leads("a", "b").row(ValidRow.lead("c").with("event_time", "yesterday"));

    assertFails(
        embulk.run(Conversions.config(sandbox, input).out("batch_size", 2)), "output 1, record 3");
    // The batch may be on its way when the row is found; if it is not, it does not start any more.
    assertThat(sandbox.acceptedEventIds()).doesNotContain("c");
  }

  @Test
  void afterSeveralOutputsOfOneInputHaveFailed() {
    sandbox.refuse(event -> true, EventError.of("FIELD_VALUE_IS_INVALID", "No"));

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Conversions.config(sandbox, manyLeads())
                .out("batch_size", 100)
                .exec("min_output_tasks", 4));

    assertFails(outcome, "refused by Amazon");
    assertThat(outcome.log().messages("ERROR"))
        .filteredOn(message -> message.contains(" failed after "))
        .as("outputs that failed")
        .hasSizeGreaterThan(1);
    assertThat(outcome.log().reports()).isEmpty();
  }

  /** None of the others can be committed any more, so what they send is lost effort, or worse. */
  @Test
  void afterAnInvalidRowThatStopsTheOtherOutputsToo() {
    sandbox.events().onEveryRequest(Fault.none().delay(Duration.ofMillis(20)));
    RowsInput input =
        Conversions.input().row(ValidRow.lead("invalid").with("event_time", "yesterday"));
    for (int i = 1; i <= 3000; i++) {
      input.row(ValidRow.lead("order-" + i));
    }

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Conversions.config(sandbox, input).out("batch_size", 10).exec("min_output_tasks", 4));

    assertFails(outcome, "record 1: \"event_time\"");
    // Of 3,000. A few requests were in flight before the row was read.
    assertThat(sandbox.acceptedEventIds()).hasSizeLessThan(300);
    assertThat(outcome.log().reports()).isEmpty();
  }

  /** Embulk holds a lock around an output that waits, so the interrupt never reaches it. */
  @Test
  void afterARunThatIsCancelled() throws Exception {
    CountDownLatch arrived = new CountDownLatch(6);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return Fault.none().delay(Duration.ofMillis(50));
            });

    EmbulkInProcess.Outcome outcome =
        embulk.runInterrupted(
            Conversions.config(sandbox, manyLeads())
                .out("batch_size", 10)
                .out("max_concurrent_requests", 2)
                .exec("min_output_tasks", 4),
            () -> await(arrived));
    int requests = sandbox.events().requests().size();

    assertThat(outcome.isSuccessful()).isFalse();
    assertThat(sandbox.openConnections(PATIENCE)).isZero();
    assertThat(sandbox.events().requests()).as("requests after the run").hasSize(requests);
    assertThat(requests).isLessThan(100); // Of 300.
  }

  /** An interrupt ends Embulk's wait for one input task, and Embulk waits for the next one. */
  @Test
  void afterARunOfTwoInputsThatIsCancelledAndGoesOnWithTheSecond() throws Exception {
    CountDownLatch arrived = new CountDownLatch(4);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return Fault.none().delay(Duration.ofMillis(20));
            });
    RowsInput input = Conversions.input();
    for (int i = 1; i <= 3000; i++) {
      input.row(ValidRow.lead("first-" + i));
    }
    input.nextTask();
    for (int i = 1; i <= 300; i++) {
      input.row(ValidRow.lead("second-" + i));
    }

    EmbulkInProcess.Outcome outcome =
        embulk.runInterrupted(
            Conversions.config(sandbox, input)
                .out("batch_size", 10)
                .out("max_concurrent_requests", 2)
                .exec("max_threads", 2)
                .exec("min_output_tasks", 1),
            () -> await(arrived));
    int requests = sandbox.events().requests().size();

    assertThat(outcome.isSuccessful()).isFalse();
    assertThat(sandbox.acceptedEventIds())
        .as("events of the second input")
        .filteredOn(id -> id.startsWith("second-"))
        .hasSize(300);
    assertThat(sandbox.openConnections(PATIENCE)).isZero();
    assertThat(sandbox.events().requests()).as("requests after the run").hasSize(requests);
    assertThat(requests).isLessThan(200); // Of 330.
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void afterEachOfThreeInputsHasFailed() {
    sandbox.events().onEveryRequest(Fault.status(403));

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Conversions.config(
                sandbox,
                Conversions.leads("a")
                    .nextTask()
                    .row(ValidRow.lead("b"))
                    .nextTask()
                    .row(ValidRow.lead("c"))));

    assertFails(outcome, "status 403");
  }

  @Test
  void afterAConnectionThatTheServerNeverAnswers() {
    sandbox.events().onEveryRequest(Fault.stall());

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Conversions.config(sandbox, Conversions.leads("a"))
                .out("request_timeout_millis", 500)
                .out("maximum_retries", 0));

    assertFails(outcome, "request timed out");
  }

  @Test
  void afterARunThatFailsAndIsResumed() {
    sandbox.events().onRequest(2, Fault.status(400));
    EmbulkConfig config =
        Conversions.config(sandbox, Conversions.leads("a").nextTask().row(ValidRow.lead("b")))
            .exec("max_threads", 1);

    assertFails(embulk.runResumable(config), "status 400");
    List<String> before = new ArrayList<>(sandbox.acceptedEventIds());
    EmbulkInProcess.Outcome outcome = embulk.resume(config);

    assertThat(outcome.causes()).isEmpty();
    assertThat(before).hasSize(1);
    assertThat(sandbox.acceptedEventIds()).containsExactlyInAnyOrder("a", "b");
    assertThat(outcome.log().after("************* REPORT (total of 2 outputs) *************"))
        .containsExactly(
            "Total records: 2, total skip records: 0, total batches: 2, total skip batches: 0");
  }

  @Test
  void afterARunThatFailsAndIsCleanedUp() {
    sandbox.events().onEveryRequest(Fault.status(400));
    EmbulkConfig config = Conversions.config(sandbox, Conversions.leads("a"));

    assertFails(embulk.runResumable(config), "status 400");
    assertThat(embulk.cleanup(config).causes()).isEmpty();
  }

  private static void assertFails(EmbulkInProcess.Outcome outcome, String why) {
    assertThat(outcome.causes())
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(why));
  }

  /** Returns so many rows that every one of four outputs gets pages of its own. */
  private static RowsInput manyLeads() {
    RowsInput input = Conversions.input();
    for (int i = 1; i <= 3000; i++) {
      input.row(ValidRow.lead("order-" + i));
    }
    return input;
  }
}
