package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Sends no request over a connection that the server has closed since the last one. OkHttp looks
 * only if the connection was idle for ten seconds.
 *
 * <p>A look is an attempt to read, as OkHttp's is: Java has no other way to find the end of a
 * connection under TLS, and none that takes no time. It can't be ruled out that the server closes
 * the connection right after the look: such a request is lost like any other.
 */
final class ReuseCheck implements Interceptor {
  private final Map<Connection, ConnectionUse> uses =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public Response intercept(Chain chain) throws IOException {
    Exchange exchange = Exchange.of(chain.request());
    ConnectionUse use = uses.computeIfAbsent(chain.connection(), added -> new ConnectionUse());
    int lookMillis = use.begin(System.nanoTime());
    if (lookMillis > 0 && hasEnded(chain.connection().socket(), lookMillis)) {
      exchange.unwritten();
      throw new IOException("the connection has ended");
    }
    exchange.uses(use);
    return chain.proceed(chain.request());
  }

  /**
   * Returns whether a connection without a request can't be used for another one: it has ended, or
   * the server sends what nobody asked for, such as a 408 before it hangs up.
   */
  private static boolean hasEnded(Socket socket, int lookMillis) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(lookMillis);
      try {
        socket.getInputStream().read();
      } finally {
        socket.setSoTimeout(timeout);
      }
      return true;
    } catch (SocketTimeoutException e) { // Nothing was read: the connection is as it was.
      return false;
    } catch (IOException e) { // It was reset.
      return true;
    }
  }
}
