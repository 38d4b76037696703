package org.embulk.output.amazon_ads.audience;

import java.util.function.Predicate;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.auth.AccessTokens;
import org.embulk.output.amazon_ads.core.auth.TokenEndpoint;
import org.embulk.output.amazon_ads.core.config.NetworkOptions;
import org.embulk.output.amazon_ads.core.config.Region;
import org.embulk.output.amazon_ads.core.deliver.AmazonAdsClient;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.deliver.HostCheck;
import org.embulk.output.amazon_ads.core.deliver.UnreachableHostException;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.job.ApiClient;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.spi.DataException;

/** What a job needs to talk to Amazon: its connections and its token. */
final class Client {
  private final Settings settings;
  private final HttpClient http;
  private final AccessTokens tokens;
  private final RetryPolicy retryPolicy;
  private final Timer timer;
  private final ApiClient api;

  Client(Settings settings, Timer timer) {
    NetworkOptions network = settings.network;
    this.settings = settings;
    this.timer = timer;
    this.http =
        new HttpClient(AmazonAdsOutputPlugin.TYPE, network.connectTimeout, network.requestTimeout);
    this.retryPolicy = RetryPolicy.of(network);
    this.tokens =
        new AccessTokens(
            new TokenEndpoint(http, settings.login, "Amazon-Advertising-API-ClientId", timer),
            retryPolicy,
            timer);
    this.api =
        new ApiClient(http, settings.apiEndpoint, tokens, retryPolicy, timer, AccessDenied::text);
  }

  ApiClient api() {
    return api;
  }

  /** Ends a job whose hosts can't be reached, or that has no login. */
  void check() throws InterruptedException {
    Region region = settings.region;
    HostCheck hosts = new HostCheck(http, retryPolicy, timer);
    try {
      hosts.check(
          settings.tokenEndpoint,
          "Login with Amazon, " + region.origin("token_endpoint", settings.tokenEndpoint));
      hosts.check(
          settings.apiEndpoint,
          "advertiser audiences, " + region.origin("api_endpoint", settings.apiEndpoint));
    } catch (UnreachableHostException e) {
      throw e.isLasting() ? new ConfigException(e.getMessage()) : new DataException(e.getMessage());
    }
    api.logIn();
  }

  /**
   * Opens a pipeline for one output.
   *
   * @param rateLimiter that of the job
   * @param endsJob called on the sender threads
   */
  BatchPipeline openPipeline(
      int output,
      Destination destination,
      RateLimiter rateLimiter,
      Predicate<BatchOutcome> endsJob) {
    RecordsEndpoint endpoint =
        new RecordsEndpoint(api, destination, settings.advertiserId.isPresent());
    return new AmazonAdsClient(http, endpoint, tokens, retryPolicy, timer)
        .openPipeline(
            AmazonAdsOutputPlugin.TYPE + " output " + output,
            settings.network.maxConcurrentRequests,
            rateLimiter,
            endsJob);
  }
}
