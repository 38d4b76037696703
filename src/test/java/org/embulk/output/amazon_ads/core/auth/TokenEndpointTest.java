package org.embulk.output.amazon_ads.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.StreamSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.deliver.DeliveryFixture;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.RawServer;
import org.embulk.output.amazon_ads.core.http.UserAgent;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request for a token, on the wire. */
@Timeout(60)
class TokenEndpointTest {
  private static final String CHECK_EVERYTHING =
      "check \"client_id\", \"client_secret\", \"refresh_token\" and \"token_endpoint\"";

  private final MockWebServer server = new MockWebServer();
  private final HttpClient client =
      new HttpClient(
          "amazon_ads_conversion",
          DeliveryFixture.REQUEST_TIMEOUT,
          DeliveryFixture.REQUEST_TIMEOUT);

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    client.closeIdleConnections();
    server.close();
  }

  // A response that OkHttp can't cope with.

  @Test
  void asksAgainAfterARetryAfterThatOkHttpRefusesToCopy() throws Exception {
    assertThat(fetchRaw("HTTP/1.1 503 Busy\r\nRetry-After: 1\u00a0s\r\n\r\n").why())
        .isEqualTo("status 503");
  }

  @Test
  void asksAgainAfterABodyThatCannotBeRead() throws Exception {
    TokenResponse response = fetchRaw("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}");

    assertThat(response.kind()).isEqualTo(TokenResponse.Kind.TRANSIENT);
    assertThat(response.why()).isEqualTo("unreadable response");
  }

  @Test
  void takesARefusalForWhatItIsWhateverTheBody() throws Exception {
    TokenResponse response = fetchRaw("HTTP/1.1 400 No\r\nContent-Length: -5\r\n\r\n{}");

    assertThat(response.kind()).isEqualTo(TokenResponse.Kind.REFUSED);
    assertThat(response.why()).isEqualTo("status 400: " + CHECK_EVERYTHING);
  }

  private TokenResponse fetchRaw(String response) throws Exception {
    try (RawServer server = RawServer.responding(response)) {
      return endpoint(new LoginCredentials(server.address(), "id", "secret", "refresh")).fetch();
    }
  }

  // The request.

  @Test
  void sendsTheFormAndNothingElse() throws Exception {
    answer(200, "{}");

    fetch();

    RecordedRequest request = server.takeRequest();
    String form =
        "grant_type=refresh_token&refresh_token=Atzr%7Chush-token"
            + "&client_id=amzn1.hush-id&client_secret=hush-secret";
    assertThat(request.getRequestLine()).isEqualTo("POST /auth/o2/token HTTP/1.1");
    assertThat(request.getBody().utf8()).isEqualTo(form);
    assertThat(StreamSupport.stream(request.getHeaders().spliterator(), false))
        .map(header -> header.getFirst() + ": " + header.getSecond())
        .containsExactlyInAnyOrder(
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: " + form.length(),
            "Accept: application/json",
            "Accept-Encoding: gzip",
            "User-Agent: " + "embulk-output-amazon_ads_conversion/" + UserAgent.VERSION,
            "Connection: Keep-Alive",
            "Host: 127.0.0.1:" + server.getPort());
  }

  @Test
  void encodesWhateverACredentialHolds() throws Exception {
    answer(200, "{}");

    endpoint(new LoginCredentials(address(), "a&b=c", "d+e f%20", "g/ü|\"")).fetch();

    assertThat(server.takeRequest().getBody().utf8())
        .isEqualTo(
            "grant_type=refresh_token&refresh_token=g%2F%C3%BC%7C%22"
                + "&client_id=a%26b%3Dc&client_secret=d%2Be+f%2520");
  }

  // A token.

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"access_token\":\"Atza|t\",\"expires_in\":3600}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":1}; 1",
        "{\"access_token\":\"Atza|t\",\"expires_in\":3601}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":999999999999}; 3600",
        // Amazon documents an hour.
        "{\"access_token\":\"Atza|t\"}; 3600",
        // What is no lifetime counts as if it were not there.
        "{\"access_token\":\"Atza|t\",\"expires_in\":0}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":-3600}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":-99999999999999999999}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":9223372036854775808}; 3600",
        "{\"expires_in\":99999999999999999999,\"access_token\":\"Atza|t\"}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":59.5}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":1e400}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":\"60\"}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":\"soon\"}; 3600",
        "{\"access_token\":\"Atza|t\",\"expires_in\":[60]}; 3600",
        "{\"expires_in\":null,\"more\":[{\"access_token\":1}],\"access_token\":\"Atza|t\"}; 3600"
      })
  void readsATokenAndItsLifetime(String body, long seconds) throws Exception {
    answer(200, body);

    TokenResponse response = fetch();

    assertThat(response.kind()).isEqualTo(TokenResponse.Kind.ISSUED);
    assertThat(response.token().text()).isEqualTo("Atza|t");
    assertThat(response.token().lifetime()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "",
        "<html>",
        "{\"access_token\":\"\"}",
        "{\"access_token\":7}",
        "{\"access_token\":null}",
        "{\"access_token\":{\"access_token\":\"hush-new\"}}",
        // These can't stand in a header.
        "{\"access_token\":\"hush new\"}",
        "{\"access_token\":\"hush\\r\\nX: y\"}",
        "{\"access_token\":\"hush\\u007f\"}",
        "{\"access_token\":\"hüsh\"}",
        // These are no JSON.
        "{\"access_token\":\"hush-new\",\"expires_in\":36",
        "{\"access_token\":\"hush-new\" nonsense}"
      })
  void findsNoTokenIn(String body) throws Exception {
    answer(200, body);

    assertTransient("no token in the response", Duration.ZERO);
  }

  // What may pass.

  @ParameterizedTest
  @CsvSource({"17, 17", "'Fri, 20 Nov 2026 08:30:20 GMT', 20", "soon, 0"})
  void tellsHowLongAThrottledRequestHasToWait(String header, long seconds) throws Exception {
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", header).build());

    TokenResponse response = fetch();

    assertThat(response.kind()).isEqualTo(TokenResponse.Kind.THROTTLED);
    assertThat(response.why()).isEqualTo("status 429");
    assertThat(response.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 599})
  void maySucceedLaterAfter(int status) throws Exception {
    server.enqueue(new MockResponse.Builder().code(status).setHeader("Retry-After", "3").build());

    assertTransient("status " + status, Duration.ofSeconds(3));
  }

  @Test
  void maySucceedLaterAfterALostConnection() throws Exception {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertTransient("connection lost", Duration.ZERO);
  }

  // Refusals.

  @Test
  void asksForAnotherRefreshTokenAfterInvalidGrant() throws Exception {
    answer(400, "{\"error\":\"invalid_grant\"}");

    assertRefused(
        "status 400 invalid_grant: check \"refresh_token\". It must belong to this"
            + " \"client_id\"; one issued after 30 June 2026 expires 365 days after consent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          401; invalid_client; status 401 invalid_client: check "client_id" and "client_secret"
          400; invalid_client; status 400 invalid_client: check "client_id" and "client_secret"
          400; unauthorized_client; status 400 unauthorized_client: check that the application of \
          "client_id" may use Login with Amazon and the Amazon Ads API
          400; invalid_request; status 400 invalid_request: check "client_id", "client_secret", \
          "refresh_token" and "token_endpoint"
          403; access_denied; status 403: check "client_id", "client_secret", "refresh_token" and \
          "token_endpoint"
          400; Atzr|A secret; status 400: check "client_id", "client_secret", "refresh_token" and \
          "token_endpoint"
          """)
  void tellsWhatToCheckAfter(int status, String code, String why) throws Exception {
    answer(status, "{\"error\":\"" + code + "\",\"error_description\":\"hush\"}");

    assertRefused(why);
  }

  @ParameterizedTest
  @CsvSource({
    "201, ''",
    "204, ''",
    "400, ''",
    "401, ''",
    "404, ''",
    "405, ''",
    "407, ''",
    "400, <html>"
  })
  void isRefusedByAnAnswerWithoutACode(int status, String body) throws Exception {
    answer(status, body);

    assertRefused("status " + status + ": " + CHECK_EVERYTHING);
  }

  @Test
  void isRefusedByARedirectWhichItDoesNotFollow() throws Exception {
    server.enqueue(
        new MockResponse.Builder().code(307).setHeader("Location", address().toString()).build());
    answer(200, "{\"access_token\":\"t\"}");

    assertRefused("status 307: " + CHECK_EVERYTHING);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  // Secrets.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"Atzr|hush-token\",\"error_description\":\"hush-secret\"}",
        "{\"error\":\"invalid_grant\",\"error_description\":\"Atzr|hush-token\"}",
        "{\"error\":{\"Atzr|hush-token\":\"hush-secret\"}}",
        "{\"access_token\":\"hush-new\"}",
        "{\"access_token\":\"hush new\"}",
        "Atzr|hush-token hush-secret amzn1.hush-id"
      })
  void showsNoSecret(String body) throws Exception {
    TokenEndpoint endpoint = endpoint(login());
    for (int status : new int[] {200, 400, 401, 429, 500}) {
      answer(status, body);

      TokenResponse response = endpoint.fetch();

      assertThat(response.why() + response + response.token() + endpoint + login())
          .doesNotContainIgnoringCase("hush");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"river_stone", "quiet_meadow", "soft_rain"})
  void doesNotShowACredentialThatCouldBeACode(String credential) throws Exception {
    answer(400, "{\"error\":\"" + credential + "\"}");

    TokenResponse response =
        endpoint(new LoginCredentials(address(), "river_stone", "quiet_meadow", "soft_rain"))
            .fetch();

    assertThat(response.why()).isEqualTo("status 400: " + CHECK_EVERYTHING);
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private TokenResponse fetch() throws Exception {
    return endpoint(login()).fetch();
  }

  private TokenEndpoint endpoint(LoginCredentials login) {
    return new TokenEndpoint(client, login, "Amazon-Ads-ClientId", new VirtualTimer());
  }

  private LoginCredentials login() {
    return new LoginCredentials(address(), "amzn1.hush-id", "hush-secret", "Atzr|hush-token");
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/auth/o2/token");
  }

  private void assertTransient(String why, Duration retryAfter) throws Exception {
    TokenResponse response = fetch();
    assertThat(response.kind()).isEqualTo(TokenResponse.Kind.TRANSIENT);
    assertThat(response.why()).isEqualTo(why);
    assertThat(response.retryAfter()).isEqualTo(retryAfter);
    assertThat(response.token()).isNull();
  }

  private void assertRefused(String why) throws Exception {
    TokenResponse response = fetch();
    assertThat(response.kind()).isEqualTo(TokenResponse.Kind.REFUSED);
    assertThat(response.why()).isEqualTo(why);
    assertThat(response.token()).isNull();
  }
}
