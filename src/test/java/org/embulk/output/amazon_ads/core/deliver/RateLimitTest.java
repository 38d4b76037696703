package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a 429 does to a batch, and to the other requests of its output. */
@Timeout(60)
class RateLimitTest {
  private DeliveryFixture bench = DeliveryFixture.open();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7875",
    // The virtual clock starts at 08:30:00.
    "'Fri, 20 Nov 2026 08:31:30 GMT', 101250",
    // As long as a batch may wait at all.
    "800, 900000"
  })
  void waitsAtLeastAsLongAsRetryAfterSays(String retryAfter, long millis) {
    bench.sandbox.events().onRequest(1, Fault.tooManyRequests(retryAfter));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.requests()).isEqualTo(2);
    assertThat(outcome.retries()).isEqualTo(1);
    assertThat(bench.bodies().get(1)).isEqualTo(bench.bodies().get(0));
    assertThat(bench.timer.waits()).containsExactly(Duration.ofMillis(millis));
  }

  @Test
  void waitsForTheBackoffFromTheSecondRefusalIfThereIsNoRetryAfter() {
    bench.sandbox.events().onRequests(1, 3, Fault.status(429));

    assertThat(bench.deliver(1).accepted()).hasSize(1);
    assertThat(bench.timer.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void holdsBackNoOtherRequestForTheBackoff() {
    bench.sandbox.events().onRequests(1, 2, Fault.status(429));
    BatchSender sender = bench.newBatchSender();
    List<BatchOutcome> others = new ArrayList<>();
    bench.timer.whenAsleep(
        () -> {
          bench.timer.whenAsleep(() -> {});
          others.add(sender.send(new Batch("output 1", 2, TestEvents.events(1))));
        });

    assertThat(sender.send(TestEvents.batch(2)).accepted()).hasSize(2);

    assertThat(others.get(0).accepted()).hasSize(1);
    assertThat(bench.timer.waits()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void givesUpAtOnceIfRetryAfterIsTooLongAndHoldsBackTheNextBatch() {
    bench.sandbox.events().onRequest(1, Fault.tooManyRequests("901"));
    BatchSender sender = bench.newBatchSender();

    BatchOutcome outcome = sender.send(TestEvents.batch(2));

    assertGivenUp(outcome);
    assertThat(outcome.requests()).isEqualTo(1);
    assertThat(outcome.retries()).isZero();
    assertThat(bench.timer.waits()).isEmpty();

    assertThat(sender.send(TestEvents.batch(2)).accepted()).hasSize(2);
    assertThat(bench.timer.waits()).containsExactly(Duration.ofMinutes(15));
  }

  @Test
  void isNotCountedAgainstMaximumRetries() {
    reopen(DeliveryFixture.withMaximumRetries(1));
    bench
        .sandbox
        .events()
        .onRequests(1, 3, Fault.tooManyRequests("1"))
        .onRequest(4, Fault.status(503))
        .onRequests(5, 7, Fault.tooManyRequests("1"));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.requests()).isEqualTo(8);
    assertThat(bench.bodies()).containsOnly(bench.bodies().get(0));
  }

  @Test
  void waitsFifteenMinutesAltogetherAtMost() {
    bench.sandbox.events().onEveryRequest(Fault.tooManyRequests("300"));

    BatchOutcome outcome = bench.deliver(2);

    assertGivenUp(outcome);
    assertThat(outcome.requests()).isEqualTo(3);
    // Twice 337.5 seconds; a third time would be longer than fifteen minutes.
    assertThat(bench.timer.passed()).isEqualTo(Duration.ofSeconds(675));
  }

  @Test
  void leavesTheFifteenMinutesOfRetriesAlone() {
    bench
        .sandbox
        .events()
        .onRequests(1, 2, Fault.tooManyRequests("400"))
        .onRequests(3, 5, Fault.status(503).header("Retry-After", "300"));

    assertThat(bench.deliver(1).accepted()).hasSize(1);
    assertThat(bench.timer.passed()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void holdsBackEveryOtherRequestOfTheOutput() {
    bench.sandbox.events().onRequest(1, Fault.tooManyRequests("60"));
    BatchSender sender = bench.newBatchSender();
    List<BatchOutcome> others = new ArrayList<>();
    bench.timer.whenAsleep(
        () -> {
          bench.timer.whenAsleep(() -> {});
          assertThat(bench.requests()).hasSize(1);
          others.add(sender.send(new Batch("output 1", 2, TestEvents.events(1))));
        });

    BatchOutcome outcome = sender.send(TestEvents.batch(2));

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(others.get(0).accepted()).hasSize(1);
    assertThat(others.get(0).requests()).isEqualTo(1);
    assertThat(bench.sent()).containsExactly("1,2", "1", "1,2");
    assertThat(bench.timer.waits())
        .containsExactly(Duration.ofMillis(67_500), Duration.ofMillis(67_500));
  }

  @Test
  void holdsBackEveryRequestWhenAMultiStatusRefusesAnEventForTheRate() {
    bench
        .sandbox
        .events()
        .onRequest(
            1,
            Fault.refuse(
                    event -> event.get("eventId").asText().equals("e-2"),
                    EventError.tooManyRequests())
                .header("Retry-After", "60"));
    BatchSender sender = bench.newBatchSender();

    assertThat(sender.send(TestEvents.batch(2)).accepted()).hasSize(2);

    assertThat(bench.sent()).containsExactly("1,2", "2");
    // The retry waits for 60 seconds, and the hold is up to a quarter longer.
    assertThat(bench.timer.waits())
        .containsExactly(Duration.ofSeconds(60), Duration.ofMillis(7_500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "soon"})
  void resendsAtOnceAfterOneRefusalWithoutAUsableRetryAfter(String retryAfter) {
    bench.sandbox.events().onRequest(1, Fault.tooManyRequests(retryAfter));

    assertThat(bench.deliver(2).accepted()).hasSize(2);
    assertThat(bench.timer.waits()).isEmpty();
  }

  private void reopen(DeliveryFixture other) {
    bench.close();
    bench = other;
  }

  private static void assertGivenUp(BatchOutcome outcome) {
    assertThat(outcome.givenUp()).hasSize(1);
    GivenUp part = outcome.givenUp().get(0);
    assertThat(part.items()).containsExactlyElementsOf(outcome.batch().items());
    assertThat(part.code()).isEqualTo("status 429");
    assertThat(part.detail())
        .isEqualTo(
            "status 429 TOO_MANY_REQUESTS: Expected failure, for longer than a batch may wait");
    assertThat(part.uncertain()).isZero();
    assertThat(outcome.uncertain()).isZero();
  }
}
