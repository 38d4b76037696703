package org.embulk.output.amazon_ads.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpClientTest {
  private static final MockResponse OK = new MockResponse.Builder().build();

  private final MockWebServer server = new MockWebServer();
  private final HttpClient client =
      new HttpClient("amazon_ads_conversion", Duration.ofSeconds(5), Duration.ofSeconds(20));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    client.closeIdleConnections();
    server.close();
  }

  // One call is one request.

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws IOException {
    server.enqueue(
        new MockResponse.Builder().code(status).setHeader("Location", server.url("/b")).build());
    server.enqueue(OK);

    assertThat(statusOf(client)).isEqualTo(status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407, 408, 421, 429, 500, 503})
  void doesNotResendAfter(int status) throws IOException {
    server.enqueue(new MockResponse.Builder().code(status).setHeader("Retry-After", "0").build());
    server.enqueue(OK);

    assertThat(statusOf(client)).isEqualTo(status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  /** A connection that was used before is the one that OkHttp would replace by itself. */
  @Test
  void doesNotResendAfterAConnectionIsLost() throws IOException {
    server.enqueue(OK);
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(OK);
    statusOf(client);

    assertThatThrownBy(() -> statusOf(client)).isInstanceOf(IOException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  // How it connects.

  @Test
  void speaksHttp11Only() throws Exception {
    server.enqueue(OK);

    statusOf(client);

    assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
    assertThat(client.client().protocols()).containsExactly(Protocol.HTTP_1_1);
  }

  @Test
  void usesAConnectionAgainUntilItIsClosed() throws Exception {
    for (int i = 0; i < 3; i++) {
      server.enqueue(OK);
    }

    statusOf(client);
    statusOf(client);
    client.closeIdleConnections();
    statusOf(client);

    int first = server.takeRequest().getConnectionIndex();
    assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(first);
    assertThat(server.takeRequest().getConnectionIndex()).isNotEqualTo(first);
  }

  /** What ended one connection has probably ended the others too. */
  @ParameterizedTest
  @ValueSource(strings = {"without a response", "in a response"})
  void closesIdleConnectionsAfterOneIsLost(String where) throws Exception {
    MockResponse.Builder lost = new MockResponse.Builder();
    server.enqueue(
        where.startsWith("without")
            ? lost.onResponseStart(new SocketEffect.CloseSocket()).build()
            : lost.body("half").onResponseBody(new SocketEffect.CloseSocket()).build());
    try (LingeringServer other = LingeringServer.plain()) {
      client.newCall(HttpRequest.to(URI.create(other.address()))).run(InputStream::readAllBytes);
      assertThat(client.client().connectionPool().idleConnectionCount()).isEqualTo(1);

      HttpCall call = client.newCall(HttpRequest.to(server.url("/").uri()));
      assertThatThrownBy(() -> call.run(InputStream::readAllBytes)).isInstanceOf(IOException.class);

      assertThat(call.isSent()).isTrue();
      assertThat(client.client().connectionPool().connectionCount()).isZero();
    }
  }

  @Test
  void queuesNoCallHoweverManyAreInFlight() throws Exception {
    assertThat(client.client().dispatcher().getMaxRequests()).isEqualTo(Integer.MAX_VALUE);
    assertThat(client.client().dispatcher().getMaxRequestsPerHost()).isEqualTo(Integer.MAX_VALUE);
  }

  /** OkHttp refuses the time-out, so it would show if it were asked before the first call. */
  @Test
  void isBuiltForTheFirstCall() {
    HttpClient impossible =
        new HttpClient("amazon_ads_conversion", Duration.ofMillis(-1), Duration.ofSeconds(20));

    impossible.closeIdleConnections();

    assertThatThrownBy(() -> impossible.newCall(request(), new Exchange()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("timeout");
  }

  // Time-outs.

  @Test
  void hasOneTimeoutForConnectingAndOneForTheWholeCall() throws Exception {
    OkHttpClient built = client.client();

    assertThat(built.connectTimeoutMillis()).isEqualTo(5_000);
    assertThat(built.callTimeoutMillis()).isEqualTo(20_000);
    assertThat(built.readTimeoutMillis()).isZero();
    assertThat(built.writeTimeoutMillis()).isZero();
    assertThat(client.requestTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(client.newCall(request(), new Exchange()).timeout().timeoutNanos())
        .isEqualTo(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void endsACallWhoseAnswerNeverComes() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertTimesOut();
  }

  @Test
  void endsACallWhoseBodyNeverComes() {
    server.enqueue(
        new MockResponse.Builder()
            .body("never")
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());

    assertTimesOut();
  }

  private void assertTimesOut() {
    HttpClient impatient =
        new HttpClient("amazon_ads_conversion", Duration.ofSeconds(5), Duration.ofMillis(200));

    assertThatThrownBy(() -> statusOf(impatient)).isInstanceOf(InterruptedIOException.class);
    impatient.closeIdleConnections();
  }

  /** Reads an answer to its end. */
  private int statusOf(HttpClient http) throws IOException {
    try (Response response = http.newCall(request(), new Exchange()).execute()) {
      response.body().bytes();
      return Exchange.of(response).status();
    }
  }

  private Request request() {
    return new Request.Builder()
        .url(server.url("/a"))
        .post(RequestBody.create("{}".getBytes(UTF_8)))
        .build();
  }
}
