package org.embulk.output.amazon_ads.core.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.Request;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.error.ResponseJson;
import org.embulk.output.amazon_ads.core.http.BodyStream;
import org.embulk.output.amazon_ads.core.http.Exchange;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.InterruptibleCall;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.http.RetryAfter;
import org.embulk.output.amazon_ads.core.http.UnreadableResponseException;
import org.embulk.output.amazon_ads.core.retry.Timer;

/** Requests an access token from Login with Amazon, in a single attempt. */
public final class TokenEndpoint {
  /** The lifetime that Login with Amazon documents: the default, and the maximum used. */
  private static final long MAX_LIFETIME_SECONDS = 3600;

  private final HttpClient http;
  private final Request request;
  private final LoginCredentials login;
  private final String clientIdHeader;
  private final Timer timer;

  /**
   * @param clientIdHeader the header in which the plugin's API expects the client id
   */
  public TokenEndpoint(
      HttpClient http, LoginCredentials login, String clientIdHeader, Timer timer) {
    this.clientIdHeader = clientIdHeader;
    this.http = http;
    this.request =
        new Request.Builder()
            .url(login.tokenEndpoint().toString())
            .header("Accept", "application/json")
            .post(
                new FormBody.Builder()
                    .add("grant_type", "refresh_token")
                    .add("refresh_token", login.refreshToken())
                    .add("client_id", login.clientId())
                    .add("client_secret", login.clientSecret())
                    .build())
            .build();
    this.login = login;
    this.timer = timer;
  }

  /**
   * @throws InterruptedException if the thread is interrupted before the response arrives
   */
  TokenResponse fetch() throws InterruptedException {
    Call call = http.newCall(request);
    Exchange exchange = Exchange.of(call);
    try {
      return InterruptibleCall.run(call, response -> read(exchange, BodyStream.of(response)));
    } catch (UnreadableResponseException e) {
      return isStatusEnough(exchange)
          ? refusal(exchange, "")
          : TokenResponse.transientFailure(NetworkFailure.describe(e), Duration.ZERO);
    } catch (IOException e) {
      return TokenResponse.transientFailure(NetworkFailure.describe(e), Duration.ZERO);
    }
  }

  private TokenResponse read(Exchange exchange, InputStream body) throws IOException {
    return isStatusEnough(exchange)
        ? refusal(exchange, TokenRefusal.readCode(body))
        : readToken(body);
  }

  /** Returns whether there is a status, and one without a token. */
  private static boolean isStatusEnough(Exchange exchange) {
    return exchange.status() != Exchange.NO_STATUS && exchange.status() != 200;
  }

  private TokenResponse refusal(Exchange exchange, String code) {
    return TokenRefusal.of(
        exchange.status(), code, RetryAfter.read(exchange.retryAfter(), timer.now()));
  }

  private TokenResponse readToken(InputStream body) throws IOException {
    String text = "";
    long seconds = MAX_LIFETIME_SECONDS;
    try (JsonParser json = ResponseJson.SMALL.parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return unreadable();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("access_token") && value == JsonToken.VALUE_STRING) {
          text = json.getText();
        } else if (field.equals("expires_in") && value == JsonToken.VALUE_NUMBER_INT) {
          seconds = Math.max(1, Math.min(json.getLongValue(), MAX_LIFETIME_SECONDS));
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) { // It may quote the token.
      return unreadable();
    }
    // If it is no valid header value, the resulting exception would quote it.
    return text.matches("[\\x21-\\x7e]+")
        ? TokenResponse.issued(
            new AccessToken(text, clientIdHeader, login.clientId(), Duration.ofSeconds(seconds)))
        : unreadable();
  }

  private static TokenResponse unreadable() {
    return TokenResponse.transientFailure("no token in the response", Duration.ZERO);
  }
}
