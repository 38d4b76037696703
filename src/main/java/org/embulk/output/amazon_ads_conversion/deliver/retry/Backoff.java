package org.embulk.output.amazon_ads_conversion.deliver.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a retry: exponential with full jitter, that is, anything from nothing to
 * the interval that doubles with each retry, so that clients which failed together do not come back
 * together.
 */
public final class Backoff {
  private final Duration initial;
  private final Duration maximum;
  private final DoubleSupplier random;

  /**
   * @param initial the longest wait before the first retry
   * @param maximum the longest wait before any retry
   * @param random numbers from 0 to below 1; called from several threads
   */
  public Backoff(Duration initial, Duration maximum, DoubleSupplier random) {
    this.initial = initial;
    this.maximum = maximum;
    this.random = random;
  }

  /**
   * Returns the wait.
   *
   * @param retry the number of the retry, from 1
   */
  Duration before(int retry) {
    // 2^30 times one millisecond is 12 days: past every maximum, and far from overflowing.
    double ceiling =
        Math.min(maximum.toMillis(), initial.toMillis() * Math.pow(2, Math.min(retry - 1, 30)));
    return Duration.ofNanos((long) (random.getAsDouble() * ceiling * 1_000_000));
  }

  /**
   * Returns a wait that a server asked for, or up to a quarter more, so that those who were told
   * the same do not come back together.
   */
  Duration jittered(Duration asked) {
    return asked.plus(Duration.ofNanos((long) (random.getAsDouble() * asked.toNanos() / 4)));
  }
}
