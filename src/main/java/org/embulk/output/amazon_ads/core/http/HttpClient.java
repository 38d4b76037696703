package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/**
 * The HTTP client of a plugin instance. It leaves every decision about a response to its caller,
 * and is built on the first call, since that takes a quarter of a second.
 */
public final class HttpClient {
  /**
   * Enough for all requests of several outputs; OkHttp's default of five would cause constant
   * reconnects.
   */
  private static final int MAX_IDLE_CONNECTIONS = 64;

  /** How long an idle thread lives: long enough for the next request to reuse it. */
  private static final long IDLE_SECONDS = 1;

  private final String plugin;
  private final Duration connectTimeout;
  private final Duration requestTimeout;
  private final HttpsProxies proxies = new HttpsProxies();
  private OkHttpClient client;

  /**
   * @param plugin the type of the plugin, which names its requests and threads
   * @param requestTimeout the limit for one exchange, from connecting to the last byte
   */
  public HttpClient(String plugin, Duration connectTimeout, Duration requestTimeout) {
    this.plugin = plugin;
    this.connectTimeout = connectTimeout;
    this.requestTimeout = requestTimeout;
  }

  public Duration requestTimeout() {
    return requestTimeout;
  }

  /** Returns a call that sends the request once. */
  public HttpCall newCall(HttpRequest request) {
    return new HttpCall(request.build(), this);
  }

  /** Returns a call that names the plugin. */
  Call newCall(Request request, Exchange exchange) throws TlsFaultException {
    return client()
        .newCall(
            request
                .newBuilder()
                .header("User-Agent", UserAgent.of(plugin))
                .tag(Exchange.class, exchange)
                .build());
  }

  /**
   * Opens a connection as a request to this address would, through the proxy and with TLS, and
   * closes it without sending one.
   *
   * @throws TlsFaultException if TLS won't work until somebody changes something
   * @throws SocketTimeoutException if the host is silent
   * @throws IOException if no connection can be made for another reason
   * @throws InterruptedException if the thread is interrupted before there is one
   */
  public void connect(URI address) throws IOException, InterruptedException {
    // Past its network interceptors OkHttp writes the request; an exception is what ends it before.
    OkHttpClient connecting =
        client()
            .newBuilder()
            .addNetworkInterceptor(
                chain -> {
                  throw new IOException("connected");
                })
            .build();
    Exchange exchange = new Exchange();
    Request request =
        new Request.Builder().url(address.toString()).tag(Exchange.class, exchange).build();
    try {
      InterruptibleCall.run(connecting.newCall(request), response -> response);
    } catch (IOException e) {
      if (exchange.isConnected()) {
        return;
      }
      // The call timeout may end before the one for connecting.
      if (e instanceof InterruptedIOException && !exchange.isReached()) {
        throw (IOException)
            new SocketTimeoutException("no connection before the call timeout").initCause(e);
      }
      throw TlsFaultException.of(e).orElse(e);
    }
  }

  /** Returns the host and port of the proxy that the JVM has for an address; empty without one. */
  public Optional<String> proxyOf(URI address) {
    return proxies.select(address).stream()
        .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
        .map(proxy -> (InetSocketAddress) proxy.address())
        .map(proxy -> proxy.getHostString() + ":" + proxy.getPort())
        .findFirst();
  }

  /** Closes idle connections; the next call opens a new one. */
  public synchronized void closeIdleConnections() {
    if (client != null) {
      client.connectionPool().evictAll();
    }
  }

  synchronized OkHttpClient client() throws TlsFaultException {
    if (client == null) {
      client = build();
    }
    return client;
  }

  private OkHttpClient build() throws TlsFaultException {
    TrustStoreCheck.run();
    ConnectionPool pool = new ConnectionPool(MAX_IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);
    return new OkHttpClient.Builder()
        // A redirect would carry the records and our headers to another host.
        .followRedirects(false)
        .followSslRedirects(false)
        // Retries have one owner, which is not OkHttp.
        .retryOnConnectionFailure(false)
        // With HTTP/2 all requests would share one connection. If it died silently, every retry
        // would get it again, since a call that ends leaves it in the pool.
        .protocols(Collections.singletonList(Protocol.HTTP_1_1))
        .proxySelector(proxies)
        .socketFactory(new NoDelaySocketFactory())
        .addInterceptor(new FreshConnection(pool))
        .addNetworkInterceptor(new ReuseCheck())
        .addNetworkInterceptor(new FollowUpGuard())
        .eventListener(new Exchange.Listener())
        .dispatcher(dispatcher())
        .connectionPool(pool)
        .connectTimeout(connectTimeout)
        // The call timeout is the only limit: these two would cut it short.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .callTimeout(requestTimeout)
        .build();
  }

  /** Returns a dispatcher that never queues a call: the pipelines limit how many are in flight. */
  private Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher(
            new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                this::daemon));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, plugin + "-http");
    thread.setDaemon(true);
    // The thread that waits for the exchange gets the exception. Printed here, it could quote a
    // record.
    thread.setUncaughtExceptionHandler((ended, e) -> {});
    return thread;
  }
}
