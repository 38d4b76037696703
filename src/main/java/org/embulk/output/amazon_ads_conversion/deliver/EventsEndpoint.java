package org.embulk.output.amazon_ads_conversion.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Posts events to Amazon, once: what comes of it is a value, whether an answer comes or not. */
final class EventsEndpoint {
  private static final String PATH = "adsApi/v1/create/events";

  private final MultiStatusReader reader = new MultiStatusReader();
  private final OkHttpClient client;
  private final Request template;
  private final Timer timer;

  EventsEndpoint(OkHttpClient client, Account account, Timer timer) {
    this.client = client;
    this.template =
        new Request.Builder()
            .url(
                HttpUrl.get(account.apiEndpoint().toString())
                    .newBuilder()
                    .addPathSegments(PATH)
                    .build())
            .header("Amazon-Ads-AccountId", account.advertiserId())
            .header("Amazon-Ads-ClientId", account.login().clientId())
            .header("Accept", "application/json")
            .header("User-Agent", UserAgent.TEXT)
            .build();
    this.timer = timer;
  }

  /**
   * @throws InterruptedException if the thread is interrupted before the answer is there; nobody
   *     knows then what became of the events
   */
  Answer post(List<Event> events, AccessToken token) throws InterruptedException {
    Departure departure = new Departure();
    Request request =
        template
            .newBuilder()
            .tag(Departure.class, departure)
            .header("Authorization", "Bearer " + token.text())
            .post(new EventsBody(events))
            .build();
    try {
      return Exchange.run(client.newCall(request), response -> read(response, events.size()));
    } catch (IOException e) {
      return departure.isGone()
          ? Answer.unknown(Answer.NO_STATUS, Fault.describe(e))
          : Answer.unsent(Fault.describe(e));
    }
  }

  private Answer read(Response response, int size) throws IOException {
    int status = FollowUpGuard.statusOf(response);
    return NextStep.isSuccess(status)
        ? readResults(status, response, size)
        : Answer.ofStatus(
            status,
            ErrorReader.readBody(response.body().byteStream(), "code", "message"),
            RetryAfter.read(FollowUpGuard.retryAfterOf(response), timer.now()));
  }

  private Answer readResults(int status, Response response, int size) throws IOException {
    try {
      return Answer.ofResults(status, reader.read(response.body().byteStream(), size));
    } catch (JsonProcessingException e) { // It may quote the answer, which echoes what was sent.
      return Answer.unknown(status, "an answer of status " + status + " that can't be read");
    }
  }
}
