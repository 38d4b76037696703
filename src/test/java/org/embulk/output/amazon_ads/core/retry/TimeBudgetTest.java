package org.embulk.output.amazon_ads.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTimer timer = new VirtualTimer();
  private final TimeBudget budget = new TimeBudget(timer);

  @Test
  void allowsFifteenMinutesOfAttempts() {
    timer.pass(Duration.ofMinutes(14));

    assertThat(budget.allows(MINUTE)).isTrue();
    assertThat(budget.allows(MINUTE.plusNanos(1))).isFalse();

    timer.pass(MINUTE);
    assertThat(budget.allows(Duration.ZERO)).isTrue();
    assertThat(budget.allows(Duration.ofNanos(1))).isFalse();

    timer.pass(Duration.ofNanos(1));
    assertThat(budget.allows(Duration.ZERO)).isFalse();
  }

  @Test
  void beginsWhenItIsMade() {
    timer.pass(Duration.ofMinutes(20));
    TimeBudget later = new TimeBudget(timer);

    timer.pass(Duration.ofMinutes(14));

    assertThat(later.allows(MINUTE)).isTrue();
    assertThat(later.allows(MINUTE.plusNanos(1))).isFalse();
  }

  @Test
  void allowsFifteenMinutesOfWaitsForTheRateLimit() {
    budget.throttled(Duration.ofMinutes(14).toNanos());

    assertThat(budget.throttledLeft()).isEqualTo(MINUTE);

    budget.throttled(MINUTE.toNanos());
    assertThat(budget.throttledLeft()).isZero();

    budget.throttled(1);
    assertThat(budget.throttledLeft()).isEqualTo(Duration.ofNanos(-1));
  }

  @Test
  void limitsAWaitForTheRateLimitToWhatIsLeft() {
    budget.throttled(Duration.ofMinutes(13).toNanos());
    assertThat(budget.limit(MINUTE)).isEqualTo(MINUTE);
    assertThat(budget.limit(MINUTE.multipliedBy(3))).isEqualTo(MINUTE.multipliedBy(2));

    budget.throttled(MINUTE.multipliedBy(2).toNanos());
    assertThat(budget.limit(MINUTE)).isZero();

    // A wait may take longer than it should.
    budget.throttled(1);
    assertThat(budget.limit(MINUTE)).isZero();
  }

  @Test
  void keepsTheTwoApart() {
    timer.pass(Duration.ofMinutes(15));
    budget.throttled(Duration.ofMinutes(15).toNanos());

    assertThat(budget.allows(Duration.ofMinutes(15))).isTrue();
    assertThat(budget.allows(Duration.ofMinutes(15).plusNanos(1))).isFalse();
    assertThat(budget.throttledLeft()).isZero();
  }
}
