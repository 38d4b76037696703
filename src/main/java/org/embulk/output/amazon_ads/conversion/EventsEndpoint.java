package org.embulk.output.amazon_ads.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.deliver.Answer;
import org.embulk.output.amazon_ads.core.deliver.Endpoint;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.error.ErrorReader;
import org.embulk.output.amazon_ads.core.http.Exchange;
import org.embulk.output.amazon_ads.core.http.HttpCall;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.http.RetryAfter;
import org.embulk.output.amazon_ads.core.http.TlsFaultException;
import org.embulk.output.amazon_ads.core.http.UnreadableResponseException;
import org.embulk.output.amazon_ads.core.retry.Timer;

/**
 * Posts events to Amazon in a single attempt. The result is a value, with or without a response.
 */
public final class EventsEndpoint implements Endpoint {
  private static final String JSON = "application/json";
  private static final byte[] HEAD = "{\"events\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMA = {','};
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final String PATH = "adsApi/v1/create/events";
  private static final Set<Integer> SUCCESS = new HashSet<>(Arrays.asList(200, 202, 207));

  private final MultiStatusReader reader = new MultiStatusReader();
  private final HttpClient http;
  private final Account account;
  private final Timer timer;

  public EventsEndpoint(HttpClient http, Account account, Timer timer) {
    this.http = http;
    this.account = account;
    this.timer = timer;
  }

  @Override
  public Answer post(List<Item> events, Credential credential)
      throws AuthorizationException, InterruptedException {
    HttpRequest request =
        HttpRequest.to(account.apiEndpoint(), PATH)
            .header(account.header(), account.id())
            .header("Accept", JSON)
            .post(JSON, body(events));
    credential.attachTo(request);
    HttpCall call = http.newCall(request);
    try {
      return call.run(body -> read(call, body, events.size()));
    } catch (TlsFaultException e) {
      throw AuthorizationException.of(account.apiEndpoint(), e);
    } catch (UnreadableResponseException e) {
      return unreadable(call);
    } catch (IOException e) {
      return Answer.none(NetworkFailure.describe(e), call.isSent());
    }
  }

  /** Returns the bytes of the events as they are, neither copied nor serialized again. */
  static List<byte[]> body(List<Item> events) {
    List<byte[]> parts = new ArrayList<>(2 * events.size() + 1);
    for (Item event : events) {
      parts.add(parts.isEmpty() ? HEAD : COMMA);
      parts.add(event.json());
    }
    parts.add(TAIL);
    return parts;
  }

  private Answer read(HttpCall call, InputStream body, int size) throws IOException {
    return SUCCESS.contains(call.status())
        ? readResults(call, body, size)
        : Answer.ofError(call.status(), ErrorReader.readBody(body), retryAfter(call));
  }

  private Answer readResults(HttpCall call, InputStream body, int size) throws IOException {
    try {
      List<ItemResult> results = reader.read(body, size);
      return Answer.ofResults(call.status(), results, retryAfter(call));
    } catch (JsonProcessingException | CharConversionException e) {
      // Not passed on: it may quote the response, which echoes the events.
      return Answer.unreadable(call.status());
    }
  }

  /** Makes the most of a response of which OkHttp could read the status at best. */
  private Answer unreadable(HttpCall call) {
    if (call.status() == Exchange.NO_STATUS) {
      return Answer.none("unreadable response", call.isSent());
    }
    return SUCCESS.contains(call.status())
        ? Answer.unreadable(call.status())
        : Answer.ofError(call.status(), AmazonError.NONE, retryAfter(call));
  }

  @Override
  public AuthorizationException denied(Answer answer, CredentialSource credentials) {
    return answer.status() == 401
        ? AccessDenied.unauthorized(answer.error(), credentials)
        : AccessDenied.forbidden(answer.error(), account, credentials);
  }

  private Duration retryAfter(HttpCall call) {
    return call.retryAfter() == null
        ? Duration.ZERO
        : RetryAfter.read(call.retryAfter(), timer.now());
  }
}
