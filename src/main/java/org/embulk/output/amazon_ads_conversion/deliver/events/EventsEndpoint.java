package org.embulk.output.amazon_ads_conversion.deliver.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.auth.Credential;
import org.embulk.output.amazon_ads_conversion.deliver.error.ErrorReader;
import org.embulk.output.amazon_ads_conversion.deliver.http.ConnectionMarker;
import org.embulk.output.amazon_ads_conversion.deliver.http.FollowUpGuard;
import org.embulk.output.amazon_ads_conversion.deliver.http.HttpClient;
import org.embulk.output.amazon_ads_conversion.deliver.http.InterruptibleCall;
import org.embulk.output.amazon_ads_conversion.deliver.http.NetworkFailure;
import org.embulk.output.amazon_ads_conversion.deliver.http.RetryAfter;
import org.embulk.output.amazon_ads_conversion.deliver.http.UserAgent;
import org.embulk.output.amazon_ads_conversion.deliver.retry.Timer;

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
    ConnectionMarker marker = new ConnectionMarker();
    Request.Builder request =
        template
            .newBuilder()
            .tag(ConnectionMarker.class, marker)
            .post(new EventsRequestBody(events));
    credential.attachTo(request);
    try {
      return InterruptibleCall.run(
          http.newCall(request.build()), response -> read(response, events.size()));
    } catch (IOException e) {
      return EventsResponse.none(NetworkFailure.describe(e), marker.isConnected());
    }
  }

  private EventsResponse read(Response response, int size) throws IOException {
    int status = FollowUpGuard.statusOf(response);
    return EventsResponse.isSuccess(status)
        ? readResults(status, response, size)
        : EventsResponse.ofError(
            status,
            ErrorReader.readBody(response.body().byteStream(), "code", "message"),
            RetryAfter.read(FollowUpGuard.retryAfterOf(response), timer.now()));
  }

  private EventsResponse readResults(int status, Response response, int size) throws IOException {
    try {
      return EventsResponse.ofResults(status, reader.read(response.body().byteStream(), size));
    } catch (JsonProcessingException e) { // It may quote the response, which echoes the events.
      return EventsResponse.unreadable(status);
    }
  }
}
