package org.embulk.output.amazon_ads_conversion.deliver.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.embulk.output.amazon_ads_conversion.deliver.retry.RateLimiter.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First come, first served, at the slowest pace: one request every ten seconds. */
class RateLimiterLineTest {
  private static final Duration PACE = Duration.ofSeconds(10);

  private final VirtualTimer timer = new VirtualTimer();
  private final RateLimiter limiter = new RateLimiter(timer);

  @BeforeEach
  void slowDown() {
    limiter.tryStart(limiter.join());
    for (int refusal = 0; refusal < 20; refusal++) {
      limiter.refused(timer.nanoTime(), Duration.ZERO);
    }
    assertThat(limiter.tryStart(limiter.join())).isZero();
  }

  @Test
  void startsThoseWhoWaitOneAfterTheOther() {
    Place first = limiter.join();
    Place second = limiter.join();

    assertThat(limiter.tryStart(second)).isEqualTo(PACE.multipliedBy(2));
    assertThat(limiter.tryStart(first)).isEqualTo(PACE);
    timer.pass(PACE);
    assertThat(limiter.tryStart(second)).isEqualTo(PACE);
    assertThat(limiter.tryStart(first)).isZero();
    timer.pass(PACE);
    assertThat(limiter.tryStart(second)).isZero();
  }

  @Test
  void letsNobodyOvertakeOneWhoOversleeps() {
    Place sleeper = limiter.join();
    timer.pass(PACE);

    Place late = limiter.join();

    assertThat(limiter.tryStart(late)).isEqualTo(PACE);
    assertThat(limiter.tryStart(sleeper)).isZero();
  }

  @Test
  void keepsThePaceWhenAllOversleep() {
    Place first = limiter.join();
    Place second = limiter.join();
    Place third = limiter.join();
    timer.pass(PACE.multipliedBy(5));

    assertThat(limiter.tryStart(first)).isZero();
    assertThat(limiter.tryStart(third)).isEqualTo(PACE.multipliedBy(2));
    assertThat(limiter.tryStart(second)).isEqualTo(PACE);
    assertThat(limiter.tryStart(limiter.join())).isEqualTo(PACE.multipliedBy(3));
  }

  @Test
  void keepsTheOrderWhenAHoldMovesAllStarts() {
    Place first = limiter.join();
    Place second = limiter.join();
    limiter.refused(timer.nanoTime(), Duration.ofSeconds(60));
    Place third = limiter.join();

    assertThat(limiter.tryStart(first)).isEqualTo(Duration.ofSeconds(60));
    assertThat(limiter.tryStart(second)).isEqualTo(Duration.ofSeconds(70));
    assertThat(limiter.tryStart(third)).isEqualTo(Duration.ofSeconds(80));
  }

  @Test
  void doesNotBlockThoseBehindOneWhoseTimeIsUsedUp() throws Exception {
    TimeBudget used = new TimeBudget(timer);
    used.throttled(TimeBudget.MAX.minusSeconds(4).toNanos());
    Place ahead = limiter.join();

    assertThat(limiter.await(used, new StopSignal(timer))).isFalse();

    assertThat(timer.waits()).containsExactly(Duration.ofSeconds(4));
    Place behind = limiter.join();
    timer.pass(Duration.ofSeconds(6));
    assertThat(limiter.tryStart(ahead)).isZero();
    timer.pass(PACE.multipliedBy(2));
    assertThat(limiter.tryStart(behind)).isZero();
  }

  @Test
  void doesNotBlockThoseBehindOneThatStops() {
    StopSignal stop = new StopSignal(timer);
    stop.trigger();
    assertThatThrownBy(() -> limiter.await(new TimeBudget(timer), stop))
        .isInstanceOf(InterruptedException.class);

    limiter.refused(timer.nanoTime(), Duration.ofSeconds(60));

    assertThat(limiter.tryStart(limiter.join())).isEqualTo(Duration.ofSeconds(60));
  }
}
