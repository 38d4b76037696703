package org.embulk.output.amazon_ads.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.embulk.output.amazon_ads.core.retry.RateLimiter.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast an output goes on after a refusal, and in which order its requests start. */
class RateLimiterTest {
  private static final Duration NO_HOLD = Duration.ZERO;

  /** The interval at the lowest rate. */
  private static final Duration INTERVAL = Duration.ofSeconds(10);

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
  void continuesAtThreeQuartersOfTheRateThatWasRefused() {
    refuseTwoASecond();

    // Three quarters of 2 a second.
    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(666_666_666));
  }

  @Test
  void slowsDownOnceForRequestsThatWereInFlightTogether() {
    refuseTwoASecond();

    limiter.refused(limiter.now() - 1, NO_HOLD);

    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(666_666_666));
  }

  /** In less than a second nothing is measured: three quarters of the rate, 1.5 a second, stay. */
  @ParameterizedTest
  @CsvSource({"999, 888888888", "1000, 1333333333", "2000, 2666666666"})
  void measuresTheRateSinceTheRefusalBefore(long millis, long nanos) {
    refuseTwoASecond();
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofMillis(millis));

    limiter.refused(limiter.now(), NO_HOLD);

    assertThat(tryStart()).isZero();
    assertThat(tryStart()).isEqualTo(Duration.ofNanos(nanos));
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

  /** A token bucket that holds five tokens, and refuses with {@code Retry-After: 1} without one. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 50})
  void usesThreeQuartersOfWhatATokenBucketGrantsAndIsSeldomRefused(double perSecond)
      throws Exception {
    double tokens = 5;
    int taken = 0;
    int refused = 0;
    long before = timer.nanoTime();
    while (timer.passed().compareTo(Duration.ofMinutes(10)) < 0) {
      assertThat(limiter.await(new TimeBudget(timer), stop)).isTrue();
      long now = timer.nanoTime();
      tokens = Math.min(5, tokens + (now - before) / 1e9 * perSecond);
      before = now;
      if (tokens >= 1) {
        tokens--;
        taken++;
        limiter.accepted();
      } else {
        refused++;
        limiter.refused(now, Duration.ofSeconds(1));
      }
      timer.pass(Duration.ofMillis(10));
    }

    assertThat(taken / (perSecond * 600)).isGreaterThan(0.75);
    assertThat((double) refused / (taken + refused)).isLessThan(0.05);
  }

  @Test
  void startsThoseWhoWaitOneAfterTheOther() {
    slowDownToTheLowestRate();
    Place first = limiter.join();
    Place second = limiter.join();

    assertThat(limiter.tryStart(second)).isEqualTo(INTERVAL.multipliedBy(2));
    assertThat(limiter.tryStart(first)).isEqualTo(INTERVAL);
    timer.pass(INTERVAL);
    assertThat(limiter.tryStart(second)).isEqualTo(INTERVAL);
    assertThat(limiter.tryStart(first)).isZero();
    timer.pass(INTERVAL);
    assertThat(limiter.tryStart(second)).isZero();
  }

  @Test
  void keepsThePaceWhenAllOversleep() {
    slowDownToTheLowestRate();
    Place first = limiter.join();
    Place second = limiter.join();
    Place third = limiter.join();
    timer.pass(INTERVAL.multipliedBy(5));

    assertThat(limiter.tryStart(first)).isZero();
    assertThat(limiter.tryStart(third)).isEqualTo(INTERVAL.multipliedBy(2));
    assertThat(limiter.tryStart(second)).isEqualTo(INTERVAL);
  }

  @Test
  void keepsTheOrderWhenAHoldDelaysAllStarts() {
    slowDownToTheLowestRate();
    Place first = limiter.join();
    Place second = limiter.join();
    limiter.refused(timer.nanoTime(), Duration.ofSeconds(60));
    Place third = limiter.join();

    assertThat(limiter.tryStart(first)).isEqualTo(Duration.ofSeconds(60));
    assertThat(limiter.tryStart(second)).isEqualTo(Duration.ofSeconds(70));
    assertThat(limiter.tryStart(third)).isEqualTo(Duration.ofSeconds(80));
  }

  @Test
  void doesNotBlockThoseBehindABatchThatHasWaitedTooLong() throws Exception {
    slowDownToTheLowestRate();
    budget.throttled(TimeBudget.MAX.minusSeconds(4).toNanos());
    Place ahead = limiter.join();

    assertThat(limiter.await(budget, stop)).isFalse();

    assertThat(timer.waits()).containsExactly(Duration.ofSeconds(4));
    Place behind = limiter.join();
    timer.pass(Duration.ofSeconds(6));
    assertThat(limiter.tryStart(ahead)).isZero();
    timer.pass(INTERVAL.multipliedBy(2));
    assertThat(limiter.tryStart(behind)).isZero();
  }

  @Test
  void doesNotBlockThoseBehindOneThatStops() {
    slowDownToTheLowestRate();
    stop.trigger();
    assertThatThrownBy(() -> limiter.await(budget, stop)).isInstanceOf(InterruptedException.class);

    limiter.refused(timer.nanoTime(), Duration.ofSeconds(60));

    assertThat(tryStart()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void waitsFor15MinutesAndNotLonger() throws Exception {
    limiter.refused(limiter.now(), Duration.ofMinutes(5));
    assertThat(limiter.await(budget, stop)).isTrue();

    limiter.refused(limiter.now(), Duration.ofMinutes(10));
    assertThat(limiter.await(budget, stop)).isTrue();
    assertThat(timer.passed()).isEqualTo(Duration.ofMinutes(15));

    limiter.refused(limiter.now(), Duration.ofNanos(1));
    assertThat(limiter.await(budget, stop)).isFalse();
    assertThat(timer.passed()).isEqualTo(Duration.ofMinutes(15));
  }

  private Duration tryStart() {
    return limiter.tryStart(limiter.join());
  }

  private void refuseTwoASecond() {
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofMillis(500));
    assertThat(tryStart()).isZero();
    timer.pass(Duration.ofMillis(500));
    limiter.refused(limiter.now(), NO_HOLD);
  }

  private void slowDownToTheLowestRate() {
    assertThat(tryStart()).isZero();
    for (int refusal = 0; refusal < 20; refusal++) {
      limiter.refused(limiter.now(), NO_HOLD);
    }
    assertThat(tryStart()).isZero();
  }
}
