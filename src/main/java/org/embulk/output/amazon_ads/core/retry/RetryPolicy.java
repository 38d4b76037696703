package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.embulk.output.amazon_ads.core.config.NetworkOptions;

/** Decides whether and when to retry: the only owner of retries. */
public final class RetryPolicy {
  private final int maximumRetries;
  private final Backoff backoff;

  /**
   * @param maximumRetries how often one request may be retried; 0 for never
   */
  public RetryPolicy(int maximumRetries, Backoff backoff) {
    this.maximumRetries = maximumRetries;
    this.backoff = backoff;
  }

  /** Returns the policy that the options ask for. */
  public static RetryPolicy of(NetworkOptions options) {
    return new RetryPolicy(
        options.maximumRetries,
        new Backoff(
            options.initialRetryInterval,
            options.maximumRetryInterval,
            () -> ThreadLocalRandom.current().nextDouble()));
  }

  /**
   * Returns how long to wait before a retry, at least what the server asked for; empty if no retry
   * or no time is left.
   *
   * @param retry the number of the retry, from 1
   * @param retryAfter what the server asked for, or zero
   */
  public Optional<Duration> delay(int retry, Duration retryAfter, TimeBudget budget) {
    if (retry > maximumRetries) {
      return Optional.empty();
    }
    Duration delay = max(backoff.before(retry), retryAfter);
    return budget.allows(delay) ? Optional.of(delay) : Optional.empty();
  }

  /**
   * Returns how long to wait for the rate limit, which the number of retries does not bound.
   *
   * @param refusal how often in a row the request was refused, from 1
   * @param hold how long no request may start; see {@link #hold}
   */
  public Duration throttledDelay(int refusal, Duration hold) {
    return max(backoff.before(refusal), hold);
  }

  /**
   * Returns how long no request may start after a refusal by the rate limit: what the server asked
   * for, or up to a quarter more.
   *
   * @param retryAfter what the server asked for, or zero
   */
  public Duration hold(Duration retryAfter) {
    return backoff.jittered(retryAfter);
  }

  public int maximumRetries() {
    return maximumRetries;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
