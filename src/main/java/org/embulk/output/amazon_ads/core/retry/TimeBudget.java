package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;

/**
 * The time that one batch may take: 15 minutes for attempts and retries, plus 15 minutes of waiting
 * for the rate limit.
 */
public final class TimeBudget {
  /** Each of the two budgets. */
  static final Duration MAX = Duration.ofMinutes(15);

  private final Timer timer;
  private final long start;
  private long throttledNanos;

  public TimeBudget(Timer timer) {
    this.timer = timer;
    this.start = timer.nanoTime();
  }

  /** Returns whether a request may start after the wait. */
  public boolean allows(Duration wait) {
    long spent = timer.nanoTime() - start - throttledNanos;
    return spent + wait.toNanos() <= MAX.toNanos();
  }

  /**
   * Returns how long the batch may still wait for the rate limit; negative if it has waited too
   * long.
   */
  public Duration throttledLeft() {
    return MAX.minusNanos(throttledNanos);
  }

  /** Returns as much of a wait for the rate limit as the batch may still wait. */
  Duration limit(Duration wait) {
    Duration left = throttledLeft();
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(left) < 0 ? wait : left;
  }

  /** Adds a wait for the rate limit, which does not count as time for attempts. */
  public void throttled(long nanos) {
    throttledNanos += nanos;
  }
}
