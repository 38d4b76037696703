package org.embulk.output.amazon_ads.core.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okio.Buffer;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.deliver.DeliveryFixture;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.embulk.output.amazon_ads.fuzz.FuzzInput;

/**
 * Reads any answer as that of Login with Amazon, from the status to the body: a token that a header
 * can carry, or a reason without a token that tells none of the secrets.
 */
public final class TokenEndpointFuzz {
  private static final String[] SECRETS = {"hush-secret", "atzr|hush-token", "hush-access"};

  private static final MockWebServer SERVER = start();
  private static final TokenEndpoint ENDPOINT =
      new TokenEndpoint(
          new HttpClient(
              "amazon_ads_conversion",
              DeliveryFixture.REQUEST_TIMEOUT,
              DeliveryFixture.REQUEST_TIMEOUT),
          new LoginCredentials(
              URI.create("http://127.0.0.1:" + SERVER.getPort() + "/auth/o2/token"),
              "amzn1.fuzz",
              "hush-secret",
              "Atzr|hush-token"),
          "Amazon-Ads-ClientId",
          new VirtualTimer());

  private TokenEndpointFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws Exception {
    FuzzInput input = new FuzzInput(data);
    int status = input.oneOf(200, 200, 200, 400, 401, 403, 404, 429, 500, 503, 201, 302);
    Headers.Builder headers = new Headers.Builder();
    if (input.choose(2) == 1) {
      headers.addUnsafeNonAscii("Retry-After", input.text().replaceAll("[\\r\\n\\x00]", ""));
    }
    byte[] body = input.rest();
    headers.add("Content-Length", String.valueOf(body.length));
    SERVER.enqueue(
        new MockResponse.Builder()
            .code(status)
            .headers(headers.build())
            .body(new Buffer().write(body))
            .build());

    TokenResponse response = ENDPOINT.fetch();
    SERVER.takeRequest();

    boolean issued = response.kind() == TokenResponse.Kind.ISSUED;
    if (issued != (response.token() != null) || response.retryAfter().isNegative()) {
      throw new AssertionError(response.kind() + " of " + status + " " + new String(body, UTF_8));
    }
    if (issued) {
      response.token().attachTo(HttpRequest.to(URI.create("http://127.0.0.1/")));
    }
    String shown = (response.why() + response + response.token()).toLowerCase(Locale.ROOT);
    for (String secret : SECRETS) {
      if (shown.contains(secret)) {
        throw new AssertionError(secret + " is shown: " + shown);
      }
    }
  }

  private static MockWebServer start() {
    MockWebServer server = new MockWebServer();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return server;
  }
}
