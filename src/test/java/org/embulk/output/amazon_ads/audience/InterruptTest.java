package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.before;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.CREATE_AUDIENCE;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.READ_AUDIENCE;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.READ_STATUS;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.READ_TERMS;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPLOAD;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Acceptance test 20: an interrupt ends the job within a second and says what exists. */
@Timeout(60)
class InterruptTest {
  private final AudienceSandbox sandbox =
      AudienceSandbox.documented()
          .connection(Connection.of(Job.CONNECTION, "amc_instance_id"))
          .status(StatusScript.atOnce().pendingForEver())
          .start();

  @AfterEach
  void close() {
    Thread.interrupted();
    sandbox.close();
  }

  /** Runs a job whose request of this kind is never answered, and interrupts it there. */
  private Job.Result interruptedIn(Operation operation, Job job) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    sandbox
        .script(operation)
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return before(Fault.stall());
            });
    Thread running = Thread.currentThread();
    long[] interruptedAt = new long[1];
    Thread interrupting =
        new Thread(
            () -> {
              try {
                arrived.await();
              } catch (InterruptedException e) {
                return;
              }
              interruptedAt[0] = System.nanoTime();
              running.interrupt();
            });
    interrupting.start();

    Job.Result result = job.run(People.ids("c-1"));

    Thread.interrupted(); // The job leaves the thread interrupted, as it found it.
    interrupting.join();
    assertThat(Duration.ofNanos(System.nanoTime() - interruptedAt[0]))
        .isLessThan(Duration.ofSeconds(2)); // One, and what a machine under load needs.
    assertThat(result.failure()).containsInstanceOf(DataException.class);
    return result;
  }

  private Job job() {
    return Job.creating(sandbox).timer(Timer.SYSTEM);
  }

  @Test
  void test20EndsBeforeAnythingExists() throws Exception {
    assertThat(interruptedIn(READ_TERMS, job()).message())
        .isEqualTo("the job was interrupted before any row was processed");
    assertThat(sandbox.audiencesMade()).isEmpty();
  }

  @Test
  void test20EndsWhileTheAudienceIsMade() throws Exception {
    assertThat(interruptedIn(CREATE_AUDIENCE, job()).message())
        .startsWith(
            "the job was interrupted while it made the audience \"audience_name\": it may exist.");
  }

  @Test
  void test20EndsWhenTheAudienceWasOnlyJustMade() throws Exception {
    assertThat(interruptedIn(READ_AUDIENCE, job()).message())
        .isEqualTo(
            "the job was interrupted before any row was processed"
                + Job.EXISTS.formatted(Job.CONNECTION));
  }

  @Test
  void test20EndsInAnUpload() throws Exception {
    assertThat(interruptedIn(UPLOAD, job()).message())
        .startsWith("output 1: the job was interrupted; of the job's records, 0 were already")
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
  }

  @Test
  void test20EndsInAQuestionForAStatus() throws Exception {
    VirtualTimer timer = new VirtualTimer();

    Job.Result result = interruptedIn(READ_STATUS, job().timer(timer).waiting(5));

    assertThat(result.message())
        .isEqualTo(
            "the job was interrupted while it waited for Amazon"
                + Job.EXISTS.formatted(Job.CONNECTION));
    assertThat(result.report()).contains("Total completed batches: 0/1");
  }

  @Test
  void test20EndsBetweenTwoQuestions() {
    VirtualTimer timer = new VirtualTimer();
    Thread running = Thread.currentThread();
    timer.whenAsleep(running::interrupt);

    Job.Result result = job().timer(timer).waiting(5).run(People.ids("c-1"));

    assertThat(result.message())
        .startsWith("the job was interrupted while it waited for Amazon\n")
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
  }
}
