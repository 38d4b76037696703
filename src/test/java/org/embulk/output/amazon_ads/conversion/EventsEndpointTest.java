package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.embulk.output.amazon_ads.core.auth.AccessToken;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.deliver.Answer;
import org.embulk.output.amazon_ads.core.deliver.DeliveryFixture;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.core.deliver.NextStep;
import org.embulk.output.amazon_ads.core.deliver.TestEvents;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.UserAgent;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request, on the wire. */
@Timeout(60)
class EventsEndpointTest {
  private static final AccessToken TOKEN =
      new AccessToken("Atza|token", "Amazon-Ads-ClientId", "amzn1.client", Duration.ofHours(1));

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

  @Test
  void sendsTheHeadersOfTheContract() throws Exception {
    answer(new MockResponse.Builder().code(207).body("{\"success\":[{\"index\":0}]}").build());

    Answer answer = post("");

    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /adsApi/v1/create/events HTTP/1.1");
    assertThat(headers(request))
        .containsExactlyInAnyOrder(
            "Authorization: Bearer Atza|token",
            "Amazon-Ads-AccountId: advertiser-1",
            "Amazon-Ads-ClientId: amzn1.client",
            "Content-Type: application/json",
            "Content-Length: " + (13 + TestEvents.json("e-1").length()),
            "Accept: application/json",
            "Accept-Encoding: gzip",
            "User-Agent: " + "embulk-output-amazon_ads_conversion/" + UserAgent.VERSION,
            "Connection: Keep-Alive",
            "Host: 127.0.0.1:" + server.getPort());
    assertThat(request.getBody().utf8()).isEqualTo("{\"events\":[" + TestEvents.json("e-1") + "]}");
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.results()).containsExactly(ItemResult.ACCEPTED);
  }

  @Test
  void sendsAManagerAccountInsteadOfAnAdvertiser() throws Exception {
    answer(new MockResponse.Builder().code(207).body("{\"success\":[{\"index\":0}]}").build());

    post(Account.ofManager(address(""), "amzn1.ads1.ma1.abc"), TOKEN);

    assertThat(headers(server.takeRequest()))
        .contains(
            "Authorization: Bearer Atza|token",
            "Amazon-Ads-ClientId: amzn1.client",
            "Amazon-Ads-Manager-AccountId: amzn1.ads1.ma1.abc")
        .noneMatch(header -> header.startsWith("Amazon-Ads-AccountId"));
  }

  @Test
  void sendsAnApiTokenInsteadOfAnAccessToken() throws Exception {
    answer(new MockResponse.Builder().code(207).body("{\"success\":[{\"index\":0}]}").build());

    post(Account.ofManager(address(""), "amzn1.ads1.ma1.abc"), new ApiToken("amzn_ads|secret"));

    assertThat(headers(server.takeRequest()))
        .contains(
            "Amazon-Advertising-API-Token: amzn_ads|secret",
            "Amazon-Ads-Manager-AccountId: amzn1.ads1.ma1.abc")
        .noneMatch(header -> header.startsWith("Authorization"))
        .noneMatch(header -> header.startsWith("Amazon-Ads-ClientId"));
  }

  @Test
  void namesThePluginAndItsVersion() {
    assertThat("embulk-output-amazon_ads_conversion/" + UserAgent.VERSION)
        .matches("embulk-output-amazon_ads_conversion/[0-9]+\\.[0-9]+\\..+");
  }

  @ParameterizedTest
  @CsvSource({
    "'',             /adsApi/v1/create/events",
    "/,              /adsApi/v1/create/events",
    "/proxy,         /proxy/adsApi/v1/create/events",
    "/proxy/,        /proxy/adsApi/v1/create/events",
    "/a/b%20c/,      /a/b%20c/adsApi/v1/create/events"
  })
  void appendsThePathToTheBaseEndpoint(String base, String path) throws Exception {
    answer(new MockResponse.Builder().code(400).build());

    post(base);

    assertThat(server.takeRequest().getTarget()).isEqualTo(path);
  }

  @Test
  void readsAnAnswerThatIsCompressed() throws Exception {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8("{\"success\":[{\"index\":0}]}");
    }
    answer(
        new MockResponse.Builder()
            .code(207)
            .setHeader("Content-Encoding", "gzip")
            .body(zipped)
            .build());

    assertThat(post("").results()).containsExactly(ItemResult.ACCEPTED);
  }

  @Test
  void knowsNothingForSureAfterAnAnswerThatSaysToBeCompressedAndIsNot() throws Exception {
    answer(
        new MockResponse.Builder()
            .code(207)
            .setHeader("Content-Encoding", "gzip")
            .body("{\"success\":[{\"index\":0}]}")
            .build());

    Answer answer = post("");

    assertThat(answer.isUnknown()).isTrue();
    assertThat(NextStep.leavesUncertain(answer)).isTrue();
  }

  @Test
  void readsRetryAfterAndTheError() throws Exception {
    answer(
        new MockResponse.Builder()
            .code(429)
            .setHeader("Retry-After", "17")
            .setHeader("X-Kept-Retry-After", "99")
            .body("{\"code\":\"TOO_MANY_REQUESTS\",\"message\":\"Slow down\"}")
            .build());

    Answer answer = post("");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.error()).isEqualTo("TOO_MANY_REQUESTS: Slow down");
    assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void showsOfAnErrorOnlyWhatTheAllowListShows() throws Exception {
    answer(
        new MockResponse.Builder()
            .code(400)
            .body(
                "{\"code\":\"BAD_ATZA.TOKEN\",\"message\":\"Bad atza%7Ctoken of AMZN1-CLIENT in e:1\"}")
            .build());

    assertThat(post("").describe())
        .isEqualTo("status 400 BAD_….TOKEN: Bad …%… of AMZN…-CLIENT in …:…");
  }

  @Test
  void believesNoHeaderOfOurOwnNames() throws Exception {
    answer(
        new MockResponse.Builder()
            .code(503)
            .setHeader("X-Kept-Retry-After", "99")
            .setHeader("X-Kept-Status", "207")
            .build());

    Answer answer = post("");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.retryAfter()).isZero();
  }

  private void answer(MockResponse response) {
    server.enqueue(response);
  }

  private URI address(String base) {
    return URI.create("http://127.0.0.1:" + server.getPort() + base);
  }

  private Answer post(String base) throws Exception {
    return post(Account.ofAdvertiser(address(base), "advertiser-1"), TOKEN);
  }

  private Answer post(Account account, Credential credential) throws Exception {
    return new EventsEndpoint(client, account, new VirtualTimer())
        .post(TestEvents.events(1), credential);
  }

  private static List<String> headers(RecordedRequest request) {
    return StreamSupport.stream(request.getHeaders().spliterator(), false)
        .map(header -> header.getFirst() + ": " + header.getSecond())
        .toList();
  }
}
