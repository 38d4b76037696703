package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * The HTTP client and the access token that the outputs of one plugin instance share. Building one
 * costs a quarter of a second, so make it when the first request is due.
 */
public final class Connection implements AutoCloseable {
  private final OkHttpClient client;
  private final Account account;
  private final RetryPolicy retryPolicy;
  private final Timer timer;
  private final AccessTokens tokens;

  /**
   * @param requestTimeout the longest that one exchange may take, from connecting to the last byte
   */
  public Connection(
      Account account,
      Duration connectTimeout,
      Duration requestTimeout,
      RetryPolicy retryPolicy,
      Timer timer) {
    this.client =
        new OkHttpClient.Builder()
            // A redirect would carry the events and our headers to another host.
            .followRedirects(false)
            .followSslRedirects(false)
            // Retries have one owner, which is not OkHttp.
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(new RetryAfterKeeper())
            .connectTimeout(connectTimeout)
            // One clock only: these two would cut the call's own time-out short.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .callTimeout(requestTimeout)
            .build();
    this.account = account;
    this.retryPolicy = retryPolicy;
    this.timer = timer;
    this.tokens =
        new AccessTokens(
            new TokenEndpoint(client, account.tokenEndpoint(), account.login(), timer),
            retryPolicy,
            timer);
  }

  /**
   * Fetches an access token and throws it away, so that a wrong credential fails before any row
   * moves.
   *
   * @throws DeliveryException if there is none to be had
   * @throws InterruptedException if the thread is interrupted while it waits for a retry
   */
  public void checkCredentials() throws DeliveryException, InterruptedException {
    tokens.check();
  }

  /** Returns the way to Amazon for one output, which pauses on its own when it is throttled. */
  public BatchDelivery newDelivery() {
    EventsEndpoint endpoint = new EventsEndpoint(client, account, timer);
    return new BatchDelivery(
        new RequestLoop(endpoint, tokens, retryPolicy, new Pause(timer), timer), timer);
  }

  /** Closes every connection; nothing may be under way. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
