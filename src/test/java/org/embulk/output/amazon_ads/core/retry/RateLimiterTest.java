package org.embulk.output.amazon_ads.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.embulk.output.amazon_ads.core.retry.RateLimiter.Place;
import org.junit.jupiter.api.Test;

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

  /** With one request in flight at a time, nobody else waits when it is accepted. */
  @Test
  void speedsUpForASingleSenderThatWaits() throws Exception {
    slowDownToTheLowestRate();
    long before = timer.nanoTime();
    for (int request = 1; request <= 100; request++) {
      assertThat(limiter.await(new TimeBudget(timer), stop)).isTrue();
      limiter.accepted();
    }

    assertThat(timer.nanoTime() - before).isLessThan(INTERVAL.multipliedBy(90).toNanos());
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

  private void slowDownToTheLowestRate() {
    for (int refusal = 0; refusal < 40; refusal++) {
      timer.pass(Duration.ofSeconds(1));
      limiter.refused(limiter.now(), NO_HOLD);
    }
    assertThat(tryStart()).isZero();
  }
}
