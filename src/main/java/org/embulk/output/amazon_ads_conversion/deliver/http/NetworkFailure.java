package org.embulk.output.amazon_ads_conversion.deliver.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Describes in our own words why an exchange got no response; exceptions may quote what was sent.
 */
public final class NetworkFailure {
  private NetworkFailure() {}

  public static String describe(IOException e) {
    if (e instanceof UnreadableResponseException) {
      return "unreadable response";
    }
    if (e instanceof InterruptedIOException) {
      return "request timed out";
    }
    if (e instanceof ConnectException) {
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
