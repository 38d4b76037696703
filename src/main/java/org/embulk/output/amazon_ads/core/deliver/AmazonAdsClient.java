package org.embulk.output.amazon_ads.core.deliver;

import java.net.URI;
import java.util.function.Predicate;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.Timer;

/** The client shared by the outputs of a job: its connections and its credentials. */
public final class AmazonAdsClient implements AutoCloseable {
  private final HttpClient http;
  private final RetryPolicy retryPolicy;
  private final Timer timer;
  private final CredentialSource credentials;
  private final Endpoint endpoint;

  public AmazonAdsClient(
      HttpClient http,
      Endpoint endpoint,
      CredentialSource credentials,
      RetryPolicy retryPolicy,
      Timer timer) {
    this.http = http;
    this.retryPolicy = retryPolicy;
    this.timer = timer;
    this.credentials = credentials;
    this.endpoint = endpoint;
  }

  /**
   * Finds out whether a host can be reached, so that a network that is closed fails the job before
   * any row is processed. Sends no request.
   *
   * @param address any address at the host
   * @param origin what is there and which option says so, for messages
   * @throws UnreachableHostException if it can't be reached
   * @throws InterruptedException if the thread is interrupted before that is known
   */
  public void checkHost(URI address, String origin)
      throws UnreachableHostException, InterruptedException {
    new HostCheck(http, retryPolicy, timer).check(address, origin);
  }

  /**
   * Finds out whether there is a login, so that a wrong credential fails the job before any row is
   * processed.
   *
   * @throws AuthorizationException if there is none
   * @throws InterruptedException if the thread is interrupted while waiting for a retry
   */
  public void checkLogin() throws AuthorizationException, InterruptedException {
    credentials.check();
  }

  /**
   * Opens a pipeline for one output.
   *
   * @param name the prefix of its thread names
   * @param maxInFlight the maximum number of requests in flight
   * @param rateLimiter that of the job
   * @param endsJob whether an outcome makes further requests of the output pointless; called on the
   *     sender threads
   */
  public BatchPipeline openPipeline(
      String name, int maxInFlight, RateLimiter rateLimiter, Predicate<BatchOutcome> endsJob) {
    StopSignal stop = new StopSignal(timer);
    return new RequestPipeline(
        batchSender(rateLimiter, stop), stop, http, name, maxInFlight, endsJob);
  }

  /** Returns the sender of one output's batches; each calling thread sends one at a time. */
  BatchSender batchSender(RateLimiter rateLimiter, StopSignal stop) {
    return new BatchSender(
        new RequestSender(endpoint, credentials, retryPolicy, rateLimiter, stop), timer);
  }

  /** Closes idle connections. Outputs may continue, or start again. */
  @Override
  public void close() {
    http.closeIdleConnections();
  }
}
