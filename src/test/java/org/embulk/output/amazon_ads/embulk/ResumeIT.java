package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that failed goes on where it stopped. It is shown in process: {@code embulk run -r} of
 * Embulk 0.11 can't write its state.
 */
class ResumeIT {
  private static final int ROWS = 5;

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** Writes a file of rows whose ids begin with a prefix; each file is an input task. */
  private void file(String name, String prefix) throws IOException {
    CsvInput.write(
        folder.resolve(name),
        IntStream.rangeClosed(1, ROWS).mapToObj(n -> ValidRow.lead(prefix + n)).toList());
  }

  private EmbulkConfig config() throws IOException {
    file("rows-1.csv", "a-");
    file("rows-2.csv", "b-"); // Embulk takes the files in the order that the system lists.
    CsvInput input = new CsvInput(folder.resolve("rows-")).texts(ValidRow.lead("any id").columns());
    return new EmbulkConfig(input)
        .oneOutput()
        // One task after the other, so that it is the second that fails, whichever that is.
        .exec("max_threads", 1)
        .out("advertiser_id", "ENTITY1")
        .out("client_id", Sandbox.CLIENT_ID)
        .out("client_secret", Sandbox.CLIENT_SECRET)
        .out("refresh_token", Sandbox.REFRESH_TOKEN)
        .out("api_endpoint", sandbox.baseUrl())
        .out("token_endpoint", sandbox.tokenUrl())
        .out("batch_size", 2)
        .out("max_concurrent_requests", 1)
        .out("maximum_retries", 0);
  }

  @Test
  void sendsEveryRowOnceThoughOneTaskFailedAtFirst() throws Exception {
    // The first task takes three requests; the second one's second is answered with 400.
    sandbox.events().onRequest(5, Fault.status(400));
    EmbulkConfig config = config();
    try (EmbulkInProcess embulk = new EmbulkInProcess()) {
      EmbulkInProcess.Outcome failed = embulk.runResumable(config);
      assertThat(failed.isSuccessful()).isFalse();
      assertThat(failed.log().reports()).hasSize(1);
      assertThat(sandbox.acceptedEventIds()).hasSize(7);

      EmbulkInProcess.Outcome resumed = embulk.resume(config);

      assertThat(resumed.failure()).isEmpty();
      // The committed task is not run again, but both count in the end.
      assertThat(resumed.log().reports())
          .containsExactly(
              "Total records: 5, total skip records: 0, total batches: 3, total skip batches: 0");
      assertThat(resumed.log().after("************* REPORT (total of 2 outputs) *************"))
          .containsExactly(
              "Total records: 10, total skip records: 0, total batches: 6, total skip batches: 0");
    }
    // The rows that had been accepted before their task failed come again under the same ids, so
    // that each counts once.
    assertThat(sandbox.acceptedOnce())
        .extracting(event -> event.get("eventId").asText())
        .containsExactlyInAnyOrder(
            "a-1", "a-2", "a-3", "a-4", "a-5", "b-1", "b-2", "b-3", "b-4", "b-5");
    assertThat(sandbox.changedEventIds()).isEmpty();
    assertThat(sandbox.acceptedEventIds()).hasSize(12);
  }

  @Test
  void cleansUpAfterARunThatIsNotResumed() throws Exception {
    sandbox.events().onRequest(1, Fault.status(400));
    EmbulkConfig config = config();
    try (EmbulkInProcess embulk = new EmbulkInProcess()) {
      assertThat(embulk.runResumable(config).isSuccessful()).isFalse();
      int requests = sandbox.requests().size();

      assertThat(embulk.cleanup(config).failure()).isEmpty();

      assertThat(sandbox.requests()).hasSize(requests);
    }
  }

  @Test
  void leavesNeitherThreadsOfOursNorOpenFilesBehindAFailure() throws Exception {
    sandbox.events().onRequest(2, Fault.status(400));
    EmbulkConfig config = config();
    try (EmbulkInProcess embulk = new EmbulkInProcess()) {
      embulk.run(config.out("dry_run", true)); // What Embulk itself keeps, it keeps from now on.
      Leftovers leftovers = Leftovers.since();

      assertThat(embulk.run(config.out("dry_run", null)).isSuccessful()).isFalse();

      // OkHttp's and Okio's own threads end when they have been idle for a minute.
      assertThat(leftovers.threads())
          .filteredOn(name -> !name.startsWith("OkHttp ") && !name.startsWith("Okio "))
          .filteredOn(name -> !name.equals("sandbox"))
          .isEmpty();
      assertThat(leftovers.files()).isEmpty();
    }
  }
}
