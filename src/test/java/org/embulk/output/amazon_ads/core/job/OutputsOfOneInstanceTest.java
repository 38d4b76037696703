package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.deliver.AmazonAdsClient;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.fixture.OutputRun;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What outputs have in common, and how one that is cancelled ends. */
@Timeout(30)
class OutputsOfOneInstanceTest {
  private static final int ROWS = 30;

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  private final AmazonAdsClient client = new OutputRun(sandbox, Timer.SYSTEM).newClient();
  private final Job job = new Job();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
    sandbox.close();
  }

  private OutputRun output() {
    return new OutputRun(sandbox, Timer.SYSTEM).batches(3, false, false).sharing(client, job);
  }

  private static List<ValidRow> rows(String prefix) {
    List<ValidRow> rows = new ArrayList<>();
    for (int number = 1; number <= ROWS; number++) {
      rows.add(OutputRun.row(number, prefix + number));
    }
    return rows;
  }

  @Test
  void useOneTokenAtATime() throws Exception {
    Future<OutputRun.Result> first = threads.submit(() -> output().over(rows("a")));
    Future<OutputRun.Result> second = threads.submit(() -> output().over(rows("b")));

    assertThat(first.get().isCommitted()).isTrue();
    assertThat(second.get().isCommitted()).isTrue();
    assertThat(sandbox.acceptedEventIds()).hasSize(2 * ROWS).doesNotHaveDuplicates();
    assertThat(sandbox.token().requests()).hasSize(1);
  }

  @Test
  void useOneTokenOneAfterTheOther() {
    assertThat(output().over(rows("a")).isCommitted()).isTrue();
    assertThat(output().over(rows("b")).isCommitted()).isTrue();

    assertThat(sandbox.token().requests()).hasSize(1);
  }

  @Test
  void shareConnections() {
    assertThat(output().maxInFlight(1).over(rows("a")).isCommitted()).isTrue();

    // One for the token, which the first events request takes over.
    assertThat(sandbox.requests().stream().mapToInt(ReceivedRequest::connection).distinct())
        .hasSize(1);
  }

  @Test
  void allStopWhenOneMayNotWrite() throws Exception {
    sandbox.events().onRequest(1, Fault.status(403));
    OutputRun.Result first = output().over(rows("a"));
    int requests = sandbox.events().requests().size();

    OutputRun.Result second = output().named("output 2").over(rows("b"));

    assertThat(first.failure()).get().isInstanceOf(ConfigException.class);
    assertThat(second.failure())
        .get()
        .isInstanceOf(ConfigException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("output 2: stopped, because the job failed: output 1: Amazon does not allow")
        .contains("status 403")
        .contains("; of the job's records, ");
    assertThat(sandbox.events().requests()).hasSize(requests);
  }

  @Test
  void sayHowManyRecordsOfAllOfThemWereAcceptedWhenOneFails() {
    AmazonAdsClient impatient = new OutputRun(sandbox, Timer.SYSTEM).maximumRetries(0).newClient();
    sandbox.events().onRequest(12, Fault.status(500).takingEvents());
    sandbox.events().onRequest(13, Fault.status(403));

    OutputRun.Result first = output().sharing(impatient, job).maxInFlight(1).over(rows("a"));
    OutputRun.Result second =
        output()
            .batches(3, false, true)
            .sharing(impatient, job)
            .named("output 2")
            .maxInFlight(1)
            .over(rows("b"));

    assertThat(first.isCommitted()).isTrue();
    // All 30 of the first output, and 3 of the second.
    assertThat(second.failure())
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .contains(
            "; of the job's records, 33 were already accepted by"
                + " Amazon, 3 may have been accepted");
  }

  @Test
  void allStopWhenOneHasAnInvalidRecord() throws Exception {
    CountDownLatch secondIsSending = new CountDownLatch(1);
    CountDownLatch firstHasFailed = new CountDownLatch(1);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              secondIsSending.countDown();
              await(firstHasFailed);
              return Fault.none();
            });
    Future<OutputRun.Result> second =
        threads.submit(() -> output().named("output 2").maxInFlight(1).over(rows("b")));
    secondIsSending.await();

    List<ValidRow> invalid = new ArrayList<>(rows("a"));
    invalid.set(0, invalid.get(0).with("conversion_type", "OTHERS"));
    OutputRun.Result first = output().over(invalid);
    firstHasFailed.countDown();

    assertThat(first.failure())
        .get()
        .isInstanceOf(DataException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("output 1, record 1: \"conversion_type\": must be one of");
    assertThat(second.get().failure())
        .get()
        .isInstanceOf(DataException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith(
            "output 2: stopped, because the job failed: output 1, record 1: \"conversion_type\":")
        // What was in flight is counted.
        .contains(" 3 were already accepted by Amazon, 0 may have been accepted; ");
    assertThat(sandbox.events().requests()).hasSize(1);
  }

  @Test
  void startNothingOnceTheirJobHasEnded() throws Exception {
    CountDownLatch arrived = new CountDownLatch(4);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return Fault.stall();
            });
    // The thread is in add, and no interrupt reaches it.
    Future<OutputRun.Result> waiting = threads.submit(() -> output().over(rows("a")));
    arrived.await();

    job.close();

    assertThat(waiting.get(5, TimeUnit.SECONDS).failure())
        .get()
        .isInstanceOf(DataException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith(
            "output 1: stopped, because the job failed: the job has ended; of the job's records,"
                + " 0 were already accepted by Amazon, 12 may have been accepted");
    // One may have been cut off before the sandbox had read it.
    assertThat(sandbox.events().requests()).hasSizeLessThanOrEqualTo(4);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void sayWhyTheyFailThoughTheFileOfRejectedRecordsFailsAgainMeanwhile() throws Exception {
    sandbox.events().onEveryRequest(Fault.status(400));

    OutputRun.Result result =
        output()
            .batches(3, true, true)
            .rejectedRecords(folder.resolve("missing/rejected-").toString())
            .over(rows("a"));

    assertThat(result.failure())
        .get()
        .isInstanceOf(DataException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("\"rejected_records_path\": the file " + folder.resolve("missing/rejected-"))
        .endsWith(
            " can't be written: NoSuchFileException; of the job's records, 0 were already"
                + " accepted by Amazon, 0 may have been accepted; running the job again counts nothing"
                + " twice; make room there, or correct the path");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("test output 1")) {
        thread.join(1000); // A pool is terminated some steps before its last thread is gone.
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  void endWithinASecondWhenTheyAreCancelled() throws Exception {
    CountDownLatch arrived = new CountDownLatch(4);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return Fault.stall();
            });
    List<Object> seen = new ArrayList<>();
    Thread task =
        new Thread(
            () -> {
              OutputRun.Result result = output().over(rows("a"));
              seen.add(result);
              seen.add(Thread.currentThread().isInterrupted());
            });
    task.start();
    arrived.await();
    long start = System.nanoTime();

    task.interrupt();
    task.join(10_000);

    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertThat(millis).isLessThan(1000);
    assertThat(((OutputRun.Result) seen.get(0)).failure())
        .get()
        .isInstanceOf(DataException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "output 1: the job was interrupted; of the job's records, 0 were already accepted"
                + " by Amazon, 12 may have been accepted; running the job again counts nothing twice:"
                + " Amazon recognizes each of them by its event_id; run the job again");
    assertThat(seen.get(1)).isEqualTo(true);
    // One may have been cut off before the sandbox had read it.
    assertThat(sandbox.events().requests()).hasSizeLessThanOrEqualTo(4);
  }
}
