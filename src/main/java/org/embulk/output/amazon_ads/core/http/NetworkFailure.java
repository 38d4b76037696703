package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/**
 * Describes in our own words why an exchange got no response; exceptions may quote what was sent.
 */
public final class NetworkFailure {
  /** OkHttp's words for a proxy that wants a login (status 407); it has no type for it. */
  private static final String LOGIN_FOR_PROXY = "Failed to authenticate with proxy";

  /** OkHttp's words for any other refusal by a proxy, before its status. */
  private static final Pattern REFUSED_BY_PROXY =
      Pattern.compile("Unexpected response code for CONNECT: ([0-9]{1,9})");

  private NetworkFailure() {}

  /**
   * Returns whether no connection was made at all: the host is not found, refuses, or is silent, or
   * the proxy does not let the request through (status 407, or another one below 500). OkHttp has
   * no other timeout of this type, since the client sets neither a read nor a write timeout.
   */
  public static boolean isUnreachable(IOException e) {
    return e instanceof UnknownHostException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof SocketTimeoutException
        || LOGIN_FOR_PROXY.equals(e.getMessage())
        || refusal(e).filter(status -> status < 500).isPresent();
  }

  /** Returns the status by which a proxy refused to connect; empty if that is not what happened. */
  private static Optional<Integer> refusal(IOException e) {
    return Optional.ofNullable(e.getMessage())
        .map(REFUSED_BY_PROXY::matcher)
        .filter(Matcher::matches)
        .map(matcher -> Integer.valueOf(matcher.group(1)));
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
    if (e instanceof SSLHandshakeException) {
      return "TLS handshake failed";
    }
    if (LOGIN_FOR_PROXY.equals(e.getMessage())) {
      return "the proxy requires a login (status 407)";
    }
    return refusal(e)
        .map(status -> "refused by the proxy (status " + status + ")")
        .orElse("connection lost");
  }
}
