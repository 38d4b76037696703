package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.TlsServer;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that end while no request is under way. */
@Timeout(60)
class ReuseCheckTest {
  @TempDir private static Path folder;
  private static TlsServer tls;
  private static TrustStore trustStore;

  private final HttpClient client =
      new HttpClient("amazon_ads_conversion", Duration.ofSeconds(20), Duration.ofSeconds(20));

  @BeforeAll
  static void trust() {
    tls = new TlsServer(folder);
    trustStore = TrustStore.of(tls);
  }

  @AfterAll
  static void trustAsBefore() {
    trustStore.close();
  }

  @AfterEach
  void close() {
    client.closeIdleConnections();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void sendsNothingOverAConnectionThatTheServerHasClosed(String scheme) throws Exception {
    try (LingeringServer server = server(scheme)) {
      send(server);
      server.hangUp();

      send(server);

      assertThat(server.requests()).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void sendsNothingOverAConnectionThatWasReset(String scheme) throws Exception {
    try (LingeringServer server = server(scheme)) {
      send(server);
      server.reset();

      send(server);

      assertThat(server.requests()).containsExactly(1, 2);
    }
  }

  /** OkHttp would take it for the response to the next request. */
  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void sendsNothingOverAConnectionOnWhichTheServerSpeaksFirst(String scheme) throws Exception {
    try (LingeringServer server = server(scheme)) {
      send(server);
      server.say("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");

      send(server);

      assertThat(server.requests()).containsExactly(1, 2);
    }
  }

  /** Each look after a pause, the first ones and those that follow. */
  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void leavesAConnectionThatIsAliveAsItIs(String scheme) throws Exception {
    try (LingeringServer server = server(scheme)) {
      for (int request = 1; request <= 6; request++) {
        send(server);
        Thread.sleep(5);
      }

      assertThat(server.requests()).isEqualTo(List.of(1, 1, 1, 1, 1, 1));
    }
  }

  private static LingeringServer server(String scheme) throws IOException {
    return scheme.equals("http") ? LingeringServer.plain() : LingeringServer.of(tls.valid());
  }

  private void send(LingeringServer server) throws IOException, InterruptedException {
    HttpCall call = client.newCall(HttpRequest.to(URI.create(server.address())));
    int status = call.run(body -> call.status());
    assertThat(status).isEqualTo(200);
  }
}
