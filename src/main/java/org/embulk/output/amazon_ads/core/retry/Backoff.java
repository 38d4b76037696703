package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Computes the wait before a retry: exponential backoff with full jitter, that is, anything from
 * zero to an interval that doubles with each retry, so that clients that failed together do not
 * return together.
 */
public final class Backoff {
  private final Duration initial;
  private final Duration maximum;
  private final DoubleSupplier random;

  /**
   * @param initial the longest wait before the first retry
   * @param maximum the longest wait before any retry
   * @param random numbers from 0 (inclusive) to 1 (exclusive); called from several threads
   */
  public Backoff(Duration initial, Duration maximum, DoubleSupplier random) {
    this.initial = initial;
    this.maximum = maximum;
    this.random = random;
  }

  /**
   * Returns the wait before a retry.
   *
   * @param retry the number of the retry, from 1
   */
  Duration before(int retry) {
    // 2^30 times one millisecond is 12 days: beyond every maximum, and far from overflowing.
    double ceiling =
        Math.min(maximum.toMillis(), initial.toMillis() * Math.pow(2, Math.min(retry - 1, 30)));
    return Duration.ofNanos((long) (random.getAsDouble() * ceiling * 1_000_000));
  }

  /**
   * Returns the wait that a server asked for, or up to a quarter more, so that clients that were
   * told the same do not return together.
   */
  Duration jittered(Duration requested) {
    return requested.plus(
        Duration.ofNanos((long) (random.getAsDouble() * requested.toNanos() / 4)));
  }
}
