package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.embulk.output.amazon_ads_conversion.deliver.auth.AccessTokens;
import org.embulk.output.amazon_ads_conversion.deliver.auth.AuthorizationException;
import org.embulk.output.amazon_ads_conversion.deliver.auth.LoginCredentials;
import org.embulk.output.amazon_ads_conversion.deliver.auth.TokenEndpoint;
import org.embulk.output.amazon_ads_conversion.deliver.events.Account;
import org.embulk.output.amazon_ads_conversion.deliver.events.EventsEndpoint;
import org.embulk.output.amazon_ads_conversion.deliver.http.HttpClient;
import org.embulk.output.amazon_ads_conversion.deliver.retry.RateLimiter;
import org.embulk.output.amazon_ads_conversion.deliver.retry.RetryPolicy;
import org.embulk.output.amazon_ads_conversion.deliver.retry.StopSignal;
import org.embulk.output.amazon_ads_conversion.deliver.retry.Timer;

/**
 * The client that the outputs of one plugin instance share: its connections, its access token, and
 * the knowledge that no request can succeed any more.
 */
public final class AmazonAdsClient implements AutoCloseable {
  private final HttpClient http;
  private final RetryPolicy retryPolicy;
  private final Timer timer;
  private final AccessTokens tokens;
  private final EventsEndpoint endpoint;
  private final AtomicReference<AuthorizationException> failure = new AtomicReference<>();

  public AmazonAdsClient(
      HttpClient http,
      Account account,
      LoginCredentials login,
      RetryPolicy retryPolicy,
      Timer timer) {
    this.http = http;
    this.retryPolicy = retryPolicy;
    this.timer = timer;
    this.tokens = new AccessTokens(new TokenEndpoint(http, login, timer), retryPolicy, timer);
    this.endpoint = new EventsEndpoint(http, account, login.clientId(), timer);
  }

  /**
   * Fetches an access token and throws it away, so that a wrong credential fails before any row
   * moves.
   *
   * @throws AuthorizationException if there is none to be had
   * @throws InterruptedException if the thread is interrupted while it waits for a retry
   */
  public void checkLogin() throws AuthorizationException, InterruptedException {
    tokens.check();
  }

  /**
   * Opens a pipeline for one output, with a rate limit of its own.
   *
   * @param name what the names of its threads begin with
   * @param maxInFlight the most requests that it has in flight at once
   * @param endsJob tells of an outcome whether no further request of the output makes sense; called
   *     on the threads that send
   */
  public BatchPipeline openPipeline(String name, int maxInFlight, Predicate<BatchOutcome> endsJob) {
    return new RequestPipeline(this, name, maxInFlight, endsJob);
  }

  /** Returns what sends the batches of one output, one on each thread that calls it. */
  BatchSender newBatchSender(StopSignal stop) {
    return new BatchSender(
        new RequestSender(endpoint, tokens, retryPolicy, new RateLimiter(timer), stop), timer);
  }

  StopSignal newStopSignal() {
    return new StopSignal(timer);
  }

  Duration requestTimeout() {
    return http.requestTimeout();
  }

  /** Stops every output of the instance, for a reason that no request can change. */
  void fail(AuthorizationException why) {
    failure.compareAndSet(null, why);
  }

  /** Returns why no output of the instance may send any more. */
  Optional<AuthorizationException> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Closes the connections that no request is using. Outputs may go on, or begin again. */
  @Override
  public void close() {
    http.closeIdleConnections();
  }
}
