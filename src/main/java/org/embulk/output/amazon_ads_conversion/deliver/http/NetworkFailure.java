package org.embulk.output.amazon_ads_conversion.deliver.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Describes in our own words why an exchange got no response; exceptions may quote what was sent.
 */
public final class NetworkFailure {
  private NetworkFailure() {}

  /**
   * Returns whether no connection was made at all: the host is not found, refuses, or is silent.
   * OkHttp has no other timeout of this type, since the client sets neither a read nor a write
   * timeout.
   */
  public static boolean isUnreachable(IOException e) {
    return e instanceof UnknownHostException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof SocketTimeoutException;
  }

  public static String describe(IOException e) {
    if (e instanceof UnreadableResponseException) {
      return "unreadable response";
    }
    if (e instanceof SocketTimeoutException) {
      return "connection timed out";
    }
    if (e instanceof InterruptedIOException) {
      return "request timed out";
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "connection failed";
    }
    if (e instanceof UnknownHostException) {
      return "unknown host";
    }
    if (e instanceof SSLException) {
      return "TLS handshake failed";
    }
    return "connection lost";
  }
}
