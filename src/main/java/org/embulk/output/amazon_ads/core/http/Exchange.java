package org.embulk.output.amazon_ads.core.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
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

  private volatile boolean reached;
  private volatile boolean connected;
  private volatile boolean readingFromPeer;
  private volatile int status = NO_STATUS;
  private volatile String retryAfter;

  /** Returns the exchange of a call of {@link HttpClient#newCall}. */
  public static Exchange of(Call call) {
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
   * Returns whether the request got a connection. A request that never did can't have reached the
   * server, so its outcome is certain even without a response.
   */
  public boolean isConnected() {
    return connected;
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

  void connected() {
    connected = true;
  }

  void responded(int code, String retryAfterHeader) {
    status = code;
    retryAfter = retryAfterHeader;
  }

  /** Notes when the host is reached, and when OkHttp reads what a server or a proxy sent. */
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
  }
}
