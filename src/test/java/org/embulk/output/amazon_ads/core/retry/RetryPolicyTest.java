package org.embulk.output.amazon_ads.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final VirtualTimer timer = new VirtualTimer();
  private final TimeBudget budget = new TimeBudget(timer);

  /** Waits half of the interval: 500 ms, 1 s, 2 s. */
  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5);

  private final RetryPolicy policy = new RetryPolicy(3, backoff);

  @Test
  void retriesAsOftenAsItMayAndNotOnceMore() {
    assertThat(policy.delay(1, Duration.ZERO, budget)).contains(Duration.ofMillis(500));
    assertThat(policy.delay(2, Duration.ZERO, budget)).contains(Duration.ofSeconds(1));
    assertThat(policy.delay(3, Duration.ZERO, budget)).contains(Duration.ofSeconds(2));
    assertThat(policy.delay(4, Duration.ZERO, budget)).isEmpty();
    assertThat(policy.maximumRetries()).isEqualTo(3);
  }

  @Test
  void neverRetriesIfItMayNot() {
    assertThat(new RetryPolicy(0, backoff).delay(1, Duration.ZERO, budget)).isEmpty();
  }

  @Test
  void waitsAtLeastAsLongAsTheServerAsked() {
    assertThat(policy.delay(1, Duration.ofMillis(499), budget)).contains(Duration.ofMillis(500));
    assertThat(policy.delay(1, Duration.ofMillis(501), budget)).contains(Duration.ofMillis(501));
    assertThat(policy.throttledDelay(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
    // Half of a quarter more.
    assertThat(policy.throttledDelay(1, Duration.ofSeconds(8))).isEqualTo(Duration.ofSeconds(8));
    assertThat(policy.hold(Duration.ofSeconds(8))).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void doesNotRetryWhenTheTimeOfTheBatchWouldBeOver() {
    timer.pass(Duration.ofMinutes(14));

    assertThat(policy.delay(1, Duration.ofMinutes(1), budget)).contains(Duration.ofMinutes(1));
    assertThat(policy.delay(1, Duration.ofMinutes(1).plusNanos(1), budget)).isEmpty();
  }

  @Test
  void endsAWaitWhenTheOutputStops() throws InterruptedException {
    StopSignal stop = new StopSignal(timer);
    stop.sleep(Duration.ofSeconds(5));
    assertThat(timer.passed()).isEqualTo(Duration.ofSeconds(5));

    stop.trigger();

    assertThatThrownBy(() -> stop.sleep(Duration.ofSeconds(5)))
        .isInstanceOf(InterruptedException.class);
    assertThatThrownBy(stop::check).isInstanceOf(InterruptedException.class);
    assertThat(timer.passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void startsNothingOnAnInterruptedThread() {
    StopSignal stop = new StopSignal(timer);
    assertThatCode(stop::check).doesNotThrowAnyException();

    Thread.currentThread().interrupt();

    assertThatThrownBy(stop::check).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
