package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Per-call state, attached as a request tag. Status and {@code Retry-After} must not travel as
 * headers of our own, since OkHttp refuses to set a header to just any text that a server may send.
 */
public final class Exchange {
  /** The status while no response has arrived. */
  public static final int NO_STATUS = 0;

  /** The exchange whose request this thread writes. */
  private static final ThreadLocal<Exchange> WRITING = new ThreadLocal<>();

  private volatile boolean reached;
  private volatile boolean connected;
  private volatile boolean written;
  private volatile boolean unwritten;
  private volatile boolean readingFromPeer;
  private volatile ConnectionUse use;
  private volatile int status = NO_STATUS;
  private volatile String retryAfter;

  /** Returns the exchange of a call of {@link HttpClient#newCall}. */
  static Exchange of(Call call) {
    return of(call.request());
  }

  /** Returns the exchange of a response to such a call. */
  public static Exchange of(Response response) {
    return of(response.request());
  }

  static Exchange of(Request request) {
    return request.tag(Exchange.class);
  }

  /**
   * Returns whether the server may have received any of the request. It has not if there was no
   * connection, or one that did not take the first byte; then the outcome is certain even without a
   * response. What the system has taken may be on its way, whatever becomes of the connection; so
   * may anything that goes through a SOCKS proxy, since OkHttp makes those sockets by itself.
   */
  public boolean isSent() {
    return connected && !unwritten;
  }

  /** Returns whether the request got a connection. */
  boolean isConnected() {
    return connected;
  }

  /** Returns whether the request got a connection, which took nothing of it. */
  boolean isUnwritten() {
    return unwritten;
  }

  /** Returns whether there was a socket to the host, through a proxy or not, even without TLS. */
  boolean isReached() {
    return reached;
  }

  /**
   * Returns whether OkHttp is reading what the server or a proxy sent: it is connecting, or the
   * request is written.
   */
  boolean isReadingFromPeer() {
    return readingFromPeer;
  }

  /** Returns the status of the response, or {@link #NO_STATUS}. */
  public int status() {
    return status;
  }

  /** Returns the text of {@code Retry-After}, or null if the server sent none. */
  public String retryAfter() {
    return retryAfter;
  }

  /** Notes that the connection takes nothing of the request. */
  void unwritten() {
    unwritten = true;
  }

  void uses(ConnectionUse connection) {
    use = connection;
  }

  /** Sends the request over the connection that it got, on this thread. */
  Response send(Interceptor.Chain chain) throws IOException {
    connected = true;
    written = false;
    unwritten = false;
    WRITING.set(this);
    try {
      return chain.proceed(chain.request());
    } finally {
      WRITING.remove();
    }
  }

  /**
   * Notes that this thread has written to a socket, or could not. The first bytes of a request go
   * to a connection on which nothing else is under way, so that they are taken together or not at
   * all.
   */
  static void wrote(boolean taken) {
    Exchange exchange = WRITING.get();
    if (exchange == null) {
      return; // It is connecting.
    }
    exchange.written |= taken;
    exchange.unwritten = !exchange.written;
  }

  void responded(int code, String retryAfterHeader) {
    status = code;
    retryAfter = retryAfterHeader;
  }

  /**
   * Notes when the host is reached, when OkHttp reads what a server or a proxy sent, and when a
   * connection becomes idle.
   */
  static final class Listener extends EventListener {
    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      of(call).readingFromPeer = true;
    }

    @Override
    public void secureConnectStart(Call call) {
      of(call).reached = true;
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, Protocol protocol) {
      of(call).reached = true;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      of(call).readingFromPeer = false;
    }

    @Override
    public void responseHeadersStart(Call call) {
      of(call).readingFromPeer = true;
    }

    @Override
    public void responseBodyEnd(Call call, long bytes) {
      of(call).use.end(System.nanoTime());
    }
  }
}
