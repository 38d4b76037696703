package org.embulk.output.amazon_ads.core.config;

import java.time.Duration;

/** How requests are sent: how many at once, how often again, and how long one may take. */
public final class NetworkOptions {
  private static final int MAX_MILLIS = 86_400_000;

  /** The maximum number of requests that one output has in flight, 1 to 32. */
  public final int maxConcurrentRequests;

  /** How often one request is retried, 0 to 100, not counting 429s. */
  public final int maximumRetries;

  public final Duration initialRetryInterval;
  public final Duration maximumRetryInterval;
  public final Duration connectTimeout;

  /** The limit for one exchange, from connecting to the last byte of the response. */
  public final Duration requestTimeout;

  public NetworkOptions(Options options) {
    this.maxConcurrentRequests = options.integer("max_concurrent_requests", 1, 32, 4);
    this.maximumRetries = options.integer("maximum_retries", 0, 100, 7);
    this.initialRetryInterval = millis(options, "initial_retry_interval_millis", 1000);
    this.maximumRetryInterval = millis(options, "maximum_retry_interval_millis", 60000);
    this.connectTimeout = millis(options, "connect_timeout_millis", 10000);
    this.requestTimeout = millis(options, "request_timeout_millis", 60000);
  }

  private static Duration millis(Options options, String name, int defaultMillis) {
    return Duration.ofMillis(options.integer(name, 1, MAX_MILLIS, defaultMillis));
  }
}
