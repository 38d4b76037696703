package org.embulk.output.amazon_ads_conversion.deliver.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast one output goes on after a refusal, and how long a batch waits, step by step. */
class RateLimiterPaceTest {
  private static final Duration NO_HOLD = Duration.ZERO;

  private final VirtualTimer timer = new VirtualTimer();
  private final RateLimiter limiter = new RateLimiter(timer);
  private final TimeBudget budget = new TimeBudget(timer);
  private final StopSignal stop = new StopSignal(timer);

  @Test
  void startsRequestsAtOnceUntilAmazonRefusesOne() {
    for (int request = 1; request <= 1000; request++) {
      assertThat(tryStart()).isZero();
    }
  }

  @Test
  void goesDownByAQuarterOfTheRateThatItSentAt() {
    startsTwoInOneSecondAndIsRefused();

    // 2 a second, of which three quarters are left.
    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(666_666_666));
  }

  @Test
  void countsTheRefusalOfARequestThatStartsWithTheOutput() {
    long start = limiter.now();
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofSeconds(1));

    limiter.refused(start, NO_HOLD);

    // Three quarters of 1 a second.
    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(1_333_333_333));
  }

  @Test
  void measuresOnlyWhatItSentSinceTheRefusalBefore() {
    startsTwoInOneSecondAndIsRefused();
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofSeconds(2));
    assertThat(tryStart()).isZero();

    limiter.refused(limiter.now(), NO_HOLD);

    // 2 in two seconds are 1 a second, of which three quarters are left.
    timer.pass(Duration.ofSeconds(1));
    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(1_333_333_333));
  }

  @Test
  void measuresNothingInLessThanASecond() {
    startsTwoInOneSecondAndIsRefused();
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofMillis(999));

    limiter.refused(limiter.now(), NO_HOLD);

    // Three quarters of 1.5 a second.
    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(888_888_888));
  }

  @Test
  void measuresAFullSecond() {
    startsTwoInOneSecondAndIsRefused();
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofSeconds(1));

    limiter.refused(limiter.now(), NO_HOLD);

    // Three quarters of 1 a second.
    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(1_333_333_333));
  }

  /** One start, and the others ten seconds later: 256 in ten seconds, or 256 in a single one. */
  @ParameterizedTest
  @CsvSource({"256, 52083333", "257, 5208333"})
  void measuresTheLast256Starts(int starts, long nanos) {
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofSeconds(10));
    for (int start = 2; start <= starts; start++) {
      assertThat(tryStart()).isZero();
    }

    limiter.refused(limiter.now(), NO_HOLD);

    // Three quarters of 25.6 a second, or of 256.
    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(nanos));
  }

  private Duration tryStart() {
    return limiter.tryStart(limiter.join());
  }

  private void startsTwoInOneSecondAndIsRefused() {
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofMillis(500));
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofMillis(500));
    limiter.refused(limiter.now(), NO_HOLD);
  }

  @Test
  void waitsFor15MinutesAndNotLonger() throws InterruptedException {
    timer.pass(Duration.ofMinutes(1));
    limiter.refused(limiter.now(), Duration.ofMinutes(5));
    assertThat(limiter.await(budget, stop)).isTrue();

    limiter.refused(limiter.now(), Duration.ofMinutes(10));
    assertThat(limiter.await(budget, stop)).isTrue();
    assertThat(timer.passed()).isEqualTo(Duration.ofMinutes(16));

    limiter.refused(limiter.now(), Duration.ofNanos(1));
    assertThat(limiter.await(budget, stop)).isFalse();
    assertThat(timer.passed()).isEqualTo(Duration.ofMinutes(16));
  }

  @Test
  void startsNoRequestOfABatchThatHasWaitedTooLong() throws InterruptedException {
    budget.throttled(Duration.ofMinutes(15).toNanos());
    assertThat(limiter.await(budget, stop)).isTrue();

    budget.throttled(1);
    assertThat(limiter.await(budget, stop)).isFalse();
    assertThat(timer.waits()).isEmpty();
  }
}
