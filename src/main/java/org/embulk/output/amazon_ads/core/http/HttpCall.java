package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Call;
import okhttp3.Request;

/** One attempt to send a request, and what is known of it afterwards. */
public final class HttpCall {
  /** Reads the body of a response to its end, whatever its status. */
  public interface Reading<T> {
    T of(InputStream body) throws IOException;
  }

  private final Exchange exchange = new Exchange();
  private final Request request;
  private final HttpClient http;

  HttpCall(Request request, HttpClient http) {
    this.request = request;
    this.http = http;
  }

  /**
   * Sends the request, and returns what was read of the response. Where that fails, all idle
   * connections are closed: whatever ended this one has probably ended them too, and each would
   * cost another request.
   *
   * @throws TlsFaultException if TLS won't work until somebody changes something
   * @throws UnreadableResponseException if the response can't be read
   * @throws IOException if no response arrived, or only part of one
   * @throws InterruptedException if the thread is interrupted before it has a response
   */
  public <T> T run(Reading<T> reading) throws IOException, InterruptedException {
    try {
      Call call = http.newCall(request, exchange);
      return InterruptibleCall.run(call, response -> reading.of(BodyStream.of(response)));
    } catch (IOException e) {
      http.closeIdleConnections();
      throw exchange.isConnected() ? e : TlsFaultException.of(e).orElse(e);
    }
  }

  /** Returns the status of the response, or {@link Exchange#NO_STATUS} as long as there is none. */
  public int status() {
    return exchange.status();
  }

  /** Returns the text of {@code Retry-After}, or null if the server sent none. */
  public String retryAfter() {
    return exchange.retryAfter();
  }

  /** Returns whether the server may have received any of the request. */
  public boolean isSent() {
    return exchange.isSent();
  }
}
