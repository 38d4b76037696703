package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Optional;

/** Whether to send again, and when: the one place that owns retries. */
public final class RetryPolicy {
  private final int maximumRetries;
  private final Backoff backoff;

  /**
   * @param maximumRetries how often one request may be sent again; 0 for never
   */
  public RetryPolicy(int maximumRetries, Backoff backoff) {
    this.maximumRetries = maximumRetries;
    this.backoff = backoff;
  }

  /**
   * Returns how long to wait before a retry, at least what the server asked for; empty where there
   * is none, neither left nor time for it.
   *
   * @param retry the number of the retry, from 1
   */
  Optional<Duration> wait(int retry, Optional<Duration> retryAfter, TimeBudget budget) {
    if (retry > maximumRetries) {
      return Optional.empty();
    }
    Duration wait = longer(backoff.before(retry), retryAfter);
    return budget.allows(wait) ? Optional.of(wait) : Optional.empty();
  }

  /**
   * Returns how long to wait for the rate limit, which no number of retries bounds.
   *
   * @param refusal how often in a row the request was refused, from 1
   */
  Duration waitThrottled(int refusal, Optional<Duration> retryAfter) {
    return longer(backoff.before(refusal), retryAfter.map(backoff::jittered));
  }

  int maximumRetries() {
    return maximumRetries;
  }

  private static Duration longer(Duration wait, Optional<Duration> retryAfter) {
    return retryAfter.filter(asked -> asked.compareTo(wait) > 0).orElse(wait);
  }
}
