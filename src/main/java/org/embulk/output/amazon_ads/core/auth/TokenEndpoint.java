package org.embulk.output.amazon_ads.core.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.error.ResponseJson;
import org.embulk.output.amazon_ads.core.http.Exchange;
import org.embulk.output.amazon_ads.core.http.HttpCall;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.http.RetryAfter;
import org.embulk.output.amazon_ads.core.http.TlsFaultException;
import org.embulk.output.amazon_ads.core.http.UnreadableResponseException;
import org.embulk.output.amazon_ads.core.retry.Timer;

/** Requests an access token from Login with Amazon, in a single attempt. */
public final class TokenEndpoint {
  /** The lifetime that Login with Amazon documents: the default, and the maximum used. */
  private static final long MAX_LIFETIME_SECONDS = 3600;

  private final HttpClient http;
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
    this.login = login;
    this.timer = timer;
  }

  /**
   * @throws AuthorizationException if there is no TLS to the host, and won't be
   * @throws InterruptedException if the thread is interrupted before the response arrives
   */
  TokenResponse fetch() throws AuthorizationException, InterruptedException {
    HttpCall call = http.newCall(request());
    try {
      return call.run(body -> read(call, body));
    } catch (TlsFaultException e) {
      throw AuthorizationException.of(login.tokenEndpoint(), e);
    } catch (UnreadableResponseException e) {
      return isStatusEnough(call)
          ? refusal(call, "")
          : TokenResponse.transientFailure(NetworkFailure.describe(e), Duration.ZERO);
    } catch (IOException e) {
      return TokenResponse.transientFailure(NetworkFailure.describe(e), Duration.ZERO);
    }
  }

  private HttpRequest request() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", login.refreshToken());
    form.put("client_id", login.clientId());
    form.put("client_secret", login.clientSecret());
    return HttpRequest.to(login.tokenEndpoint()).header("Accept", "application/json").form(form);
  }

  private TokenResponse read(HttpCall call, InputStream body) throws IOException {
    return isStatusEnough(call) ? refusal(call, TokenRefusal.readCode(body)) : readToken(body);
  }

  /** Returns whether there is a status, and one without a token. */
  private static boolean isStatusEnough(HttpCall call) {
    return call.status() != Exchange.NO_STATUS && call.status() != 200;
  }

  private TokenResponse refusal(HttpCall call, String code) {
    return TokenRefusal.of(call.status(), code, RetryAfter.read(call.retryAfter(), timer.now()));
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
          seconds = lifetime(json.getBigIntegerValue());
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

  /** Returns the lifetime to use: a number that is no lifetime is no reason to refuse the token. */
  private static long lifetime(BigInteger seconds) {
    return seconds.signum() > 0
        ? seconds.min(BigInteger.valueOf(MAX_LIFETIME_SECONDS)).longValue()
        : MAX_LIFETIME_SECONDS;
  }

  private static TokenResponse unreadable() {
    return TokenResponse.transientFailure("no token in the response", Duration.ZERO);
  }
}
