package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The HTTP client and the access token that the outputs of one plugin instance share. Building one
 * costs a quarter of a second, so make it when the first request is due.
 */
public final class Connection implements AutoCloseable {
  /** Room for every request of several outputs; the usual five would open one anew each time. */
  private static final int MOST_IDLE = 64;

  /** How long a thread without work lives: long enough for the next request to find it. */
  private static final long IDLE_SECONDS = 1;

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
    this.client = newClient(connectTimeout, requestTimeout);
    this.account = account;
    this.retryPolicy = retryPolicy;
    this.timer = timer;
    this.tokens =
        new AccessTokens(
            new TokenEndpoint(client, account.tokenEndpoint(), account.login(), timer),
            retryPolicy,
            timer);
  }

  /** Makes the one client that leaves every decision upon an answer to this package. */
  static OkHttpClient newClient(Duration connectTimeout, Duration requestTimeout) {
    return new OkHttpClient.Builder()
        // A redirect would carry the events and our headers to another host.
        .followRedirects(false)
        .followSslRedirects(false)
        // Retries have one owner, which is not OkHttp.
        .retryOnConnectionFailure(false)
        // With HTTP/2 all requests would share one connection, and when that is dead without
        // notice, every retry would meet it again: a call that ends leaves it in the pool.
        .protocols(Collections.singletonList(Protocol.HTTP_1_1))
        .socketFactory(new NoDelaySockets())
        .addNetworkInterceptor(new FollowUpGuard())
        .addNetworkInterceptor(new Departure.Gate())
        .dispatcher(dispatcher())
        .connectionPool(new ConnectionPool(MOST_IDLE, 1, TimeUnit.MINUTES))
        .connectTimeout(connectTimeout)
        // One clock only: these two would cut the call's own time-out short.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .callTimeout(requestTimeout)
        .build();
  }

  /** Makes one that never holds a call back: how many are under way is for others to say. */
  private static Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher(
            new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Connection::daemon));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "amazon_ads_conversion-http");
    thread.setDaemon(true);
    // Whoever waits for the exchange gets the exception. Printed here, it could quote an event.
    thread.setUncaughtExceptionHandler((ended, e) -> {});
    return thread;
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

  /**
   * Returns the way to Amazon for one output, with a pace of its own.
   *
   * @param name what the names of its threads begin with
   * @param mostUnderWay the most requests that it has under way at once
   * @param endsJob tells of an outcome whether no further request of the output makes sense
   */
  public BatchPipeline newPipeline(String name, int mostUnderWay, Predicate<BatchOutcome> endsJob) {
    Stop stop = new Stop(timer);
    return new BatchPipeline(name, newDelivery(stop), stop, mostUnderWay, endsJob);
  }

  /** Returns what sends the batches of one output, one on each thread that calls it. */
  BatchDelivery newDelivery(Stop stop) {
    EventsEndpoint endpoint = new EventsEndpoint(client, account, timer);
    return new BatchDelivery(
        new RequestLoop(endpoint, tokens, retryPolicy, new RatePacer(timer), stop), timer);
  }

  /** Closes every connection, none of which may be in use; the next request opens a new one. */
  @Override
  public void close() {
    client.connectionPool().evictAll();
  }
}
