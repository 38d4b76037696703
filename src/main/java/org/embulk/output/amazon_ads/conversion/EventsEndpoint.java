package org.embulk.output.amazon_ads.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.deliver.Answer;
import org.embulk.output.amazon_ads.core.deliver.Endpoint;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.error.ErrorReader;
import org.embulk.output.amazon_ads.core.http.BodyStream;
import org.embulk.output.amazon_ads.core.http.Exchange;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.InterruptibleCall;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.http.RetryAfter;
import org.embulk.output.amazon_ads.core.http.UnreadableResponseException;
import org.embulk.output.amazon_ads.core.retry.Timer;

/**
 * Posts events to Amazon in a single attempt. The result is a value, with or without a response.
 */
public final class EventsEndpoint implements Endpoint {
  private static final String PATH = "adsApi/v1/create/events";
  private static final Set<Integer> SUCCESS = new HashSet<>(Arrays.asList(200, 202, 207));

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
            .build();
    this.timer = timer;
  }

  @Override
  public Answer post(List<Item> events, Credential credential) throws InterruptedException {
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
      return Answer.none(NetworkFailure.describe(e), exchange.isConnected());
    }
  }

  private Answer read(Exchange exchange, InputStream body, int size) throws IOException {
    return SUCCESS.contains(exchange.status())
        ? readResults(exchange, body, size)
        : Answer.ofError(exchange.status(), ErrorReader.readBody(body), retryAfter(exchange));
  }

  private Answer readResults(Exchange exchange, InputStream body, int size) throws IOException {
    try {
      List<ItemResult> results = reader.read(body, size);
      return Answer.ofResults(exchange.status(), results, retryAfter(exchange));
    } catch (JsonProcessingException | CharConversionException e) {
      // Not passed on: it may quote the response, which echoes the events.
      return Answer.unreadable(exchange.status());
    }
  }

  /** Makes the most of a response of which OkHttp could read the status at best. */
  private Answer unreadable(Exchange exchange) {
    if (exchange.status() == Exchange.NO_STATUS) {
      return Answer.none("unreadable response", exchange.isConnected());
    }
    return SUCCESS.contains(exchange.status())
        ? Answer.unreadable(exchange.status())
        : Answer.ofError(exchange.status(), AmazonError.NONE, retryAfter(exchange));
  }

  @Override
  public AuthorizationException denied(Answer answer, CredentialSource credentials) {
    return answer.status() == 401
        ? AccessDenied.unauthorized(answer.error(), credentials)
        : AccessDenied.forbidden(answer.error(), account, credentials);
  }

  private Duration retryAfter(Exchange exchange) {
    return exchange.retryAfter() == null
        ? Duration.ZERO
        : RetryAfter.read(exchange.retryAfter(), timer.now());
  }
}
