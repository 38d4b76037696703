package org.embulk.output.amazon_ads.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.error.ErrorReader;
import org.embulk.output.amazon_ads.core.http.BodyStream;
import org.embulk.output.amazon_ads.core.http.Exchange;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.InterruptibleCall;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.http.RetryAfter;
import org.embulk.output.amazon_ads.core.http.UnreadableResponseException;
import org.embulk.output.amazon_ads.core.http.UserAgent;
import org.embulk.output.amazon_ads.core.retry.Timer;

/**
 * Posts events to Amazon in a single attempt. The result is a value, with or without a response.
 */
public final class EventsEndpoint {
  private static final String PATH = "adsApi/v1/create/events";

  private final MultiStatusReader reader = new MultiStatusReader();
  private final HttpClient http;
  private final Request template;
  private final Account account;
  private final Timer timer;

  public EventsEndpoint(HttpClient http, Account account, Timer timer) {
    this.http = http;
    this.account = account;
    this.template =
        new Request.Builder()
            .url(
                HttpUrl.get(account.apiEndpoint().toString())
                    .newBuilder()
                    .addPathSegments(PATH)
                    .build())
            .header(account.header(), account.id())
            .header("Accept", "application/json")
            .header("User-Agent", UserAgent.TEXT)
            .build();
    this.timer = timer;
  }

  public Account account() {
    return account;
  }

  /**
   * @throws InterruptedException if the thread is interrupted before the response arrives, which
   *     leaves the events uncertain
   */
  public EventsResponse post(List<Event> events, Credential credential)
      throws InterruptedException {
    Request.Builder request = template.newBuilder().post(new EventsRequestBody(events));
    credential.attachTo(request);
    Call call = http.newCall(request.build());
    Exchange exchange = Exchange.of(call);
    try {
      return InterruptibleCall.run(
          call, response -> read(exchange, BodyStream.of(response), events.size()));
    } catch (UnreadableResponseException e) {
      return unreadable(exchange);
    } catch (IOException e) {
      return EventsResponse.none(NetworkFailure.describe(e), exchange.isConnected());
    }
  }

  private EventsResponse read(Exchange exchange, InputStream body, int size) throws IOException {
    return EventsResponse.isSuccess(exchange.status())
        ? readResults(exchange, body, size)
        : EventsResponse.ofError(
            exchange.status(), ErrorReader.readBody(body), retryAfter(exchange));
  }

  private EventsResponse readResults(Exchange exchange, InputStream body, int size)
      throws IOException {
    try {
      List<EventResult> results = reader.read(body, size);
      return EventsResponse.ofResults(exchange.status(), results, retryAfter(exchange));
    } catch (JsonProcessingException | CharConversionException e) {
      // Not passed on: it may quote the response, which echoes the events.
      return EventsResponse.unreadable(exchange.status());
    }
  }

  /** Makes the most of a response of which OkHttp could read the status at best. */
  private EventsResponse unreadable(Exchange exchange) {
    if (exchange.status() == Exchange.NO_STATUS) {
      return EventsResponse.none("unreadable response", exchange.isConnected());
    }
    return EventsResponse.isSuccess(exchange.status())
        ? EventsResponse.unreadable(exchange.status())
        : EventsResponse.ofError(exchange.status(), AmazonError.NONE, retryAfter(exchange));
  }

  private Duration retryAfter(Exchange exchange) {
    return exchange.retryAfter() == null
        ? Duration.ZERO
        : RetryAfter.read(exchange.retryAfter(), timer.now());
  }
}
