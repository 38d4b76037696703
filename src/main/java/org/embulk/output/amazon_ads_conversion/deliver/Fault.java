package org.embulk.output.amazon_ads_conversion.deliver;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in words of ours why an exchange brought no answer; exceptions may quote what was sent. */
final class Fault {
  private Fault() {}

  static String describe(IOException e) {
    if (e instanceof InterruptedIOException) {
      return "no answer in time";
    }
    if (e instanceof ConnectException) {
      return "no connection";
    }
    if (e instanceof UnknownHostException) {
      return "host name not found";
    }
    if (e instanceof SSLException) {
      return "no secure connection";
    }
    return "connection lost";
  }
}
