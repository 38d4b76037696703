package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.RawServer;
import org.embulk.output.amazon_ads.core.retry.Backoff;
import org.embulk.output.amazon_ads.core.retry.RetryLoop;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.embulk.output.amazon_ads.fixture.ClosedPort;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostCheckTest {
  private static final String ORIGIN = "the Events API, \"api_endpoint\"";

  private final VirtualTimer timer = new VirtualTimer();
  private final HttpClient http =
      new HttpClient("amazon_ads_conversion", Duration.ofSeconds(20), Duration.ofSeconds(20));

  @Test
  void connectsWithoutARequestAndHangsUp() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      check(sandbox.baseUrl());

      assertThat(sandbox.openConnections(Duration.ofSeconds(10))).isZero();
      assertThat(sandbox.requests()).isEmpty();
    }
  }

  @Test
  void doesNotTryAHostAgainThatRefusesToConnect() throws Exception {
    int port = ClosedPort.find();

    assertThatThrownBy(() -> check("http://127.0.0.1:" + port))
        .isExactlyInstanceOf(UnreachableHostException.class)
        .hasNoCause()
        .hasMessage(
            "Can't connect to 127.0.0.1:"
                + port
                + " (the Events API, \"api_endpoint\"): connection failed; check that this machine"
                + " may connect to that host");
    assertThat(timer.waits()).isEmpty();
  }

  /** No connection leads to a broadcast address, and asking for one leaves the machine in peace. */
  @Test
  void doesNotTryAgainWhereTheNetworkIsUnreachable() {
    assertThatThrownBy(() -> check("http://127.255.255.255:9"))
        .isExactlyInstanceOf(UnreachableHostException.class)
        .hasMessage(
            "Can't connect to 127.255.255.255:9 (the Events API, \"api_endpoint\"): connection"
                + " failed; check that this machine may connect to that host");
    assertThat(timer.waits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, 20000", "20000, 100"})
  void doesNotTryASilentHostAgainWhicheverTimeoutEndsFirst(int connectMillis, int requestMillis)
      throws Exception {
    try (FullServer server = new FullServer()) {
      HttpClient hasty =
          new HttpClient(
              "amazon_ads_conversion",
              Duration.ofMillis(connectMillis),
              Duration.ofMillis(requestMillis));

      assertThatThrownBy(() -> check(hasty, "https://127.0.0.1:" + server.port()))
          .isExactlyInstanceOf(UnreachableHostException.class)
          .hasMessage(
              "Can't connect to 127.0.0.1:"
                  + server.port()
                  + " (the Events API, \"api_endpoint\"): connection timed out; check that this"
                  + " machine may connect to that host");
      assertThat(timer.waits()).isEmpty();
    }
  }

  /** It accepts the connection, so it may answer the next time. */
  @Test
  void triesAHostAgainThatIsSilentOnceConnected() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      HttpClient hasty =
          new HttpClient("amazon_ads_conversion", Duration.ofSeconds(20), Duration.ofMillis(100));

      assertThatThrownBy(() -> check(hasty, "https://127.0.0.1:" + silent.getLocalPort()))
          .hasMessageContaining(": request timed out, in 3 attempts;");
    }
    assertThat(timer.waits()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
  }

  @Test
  void doesNotTryAgainWithoutATrustStore() {
    TrustStore trustStore = new TrustStore("/no/such/file", null, null);
    try {
      assertThatThrownBy(() -> check("https://127.0.0.1:9"))
          .isExactlyInstanceOf(UnreachableHostException.class)
          .hasNoCause()
          .hasMessage(
              "Can't connect to 127.0.0.1:9 (the Events API, \"api_endpoint\"): this JVM can't use"
                  + " its trust store: \"javax.net.ssl.trustStore\" names \"/no/such/file\", which"
                  + " is no file that can be read")
          .extracting(e -> ((UnreachableHostException) e).isLasting())
          .isEqualTo(true);
    } finally {
      trustStore.close();
    }
    assertThat(timer.waits()).isEmpty();
  }

  @Test
  void namesTheProxyWhereOneIsConfigured() throws Exception {
    int port = ClosedPort.find();

    assertThat(failureThroughProxy(port))
        .hasMessage(
            "Can't connect to api.example.com (the Events API, \"api_endpoint\") through the"
                + " proxy localhost:"
                + port
                + ": connection failed; check that proxy, and that it lets this host through");
    assertThat(timer.waits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "407 Proxy Authentication Required, the proxy requires a login (status 407)",
    "403 Forbidden, refused by the proxy (status 403)",
    "499 No, refused by the proxy (status 499)"
  })
  void doesNotAskAProxyAgainThatRefuses(String status, String why) throws Exception {
    try (RawServer proxy =
        RawServer.greeting("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(failureThroughProxy(proxy.address().getPort()))
          .hasMessage(
              "Can't connect to api.example.com (the Events API, \"api_endpoint\") through the"
                  + " proxy localhost:"
                  + proxy.address().getPort()
                  + ": "
                  + why
                  + "; check that proxy, and that it lets this host through");
    }
    assertThat(timer.waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void asksAProxyAgainThatFails(int status) throws Exception {
    try (RawServer proxy =
        RawServer.greeting("HTTP/1.1 " + status + " Later\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(failureThroughProxy(proxy.address().getPort()))
          .hasMessageContaining(": refused by the proxy (status " + status + "), in 3 attempts;");
    }
    assertThat(timer.waits()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 502 Bad\r\nContent-Length: -5\r\n\r\nxx",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 407 No\r\nContent-Length: -5\r\n\r\n",
      })
  void asksAProxyAgainWhoseResponseCannotBeRead(String response) throws Exception {
    try (RawServer proxy = RawServer.greeting(response)) {
      assertThat(failureThroughProxy(proxy.address().getPort()))
          .hasMessage(
              "Can't connect to api.example.com (the Events API, \"api_endpoint\") through the"
                  + " proxy localhost:"
                  + proxy.address().getPort()
                  + ": unreadable response, in 3 attempts; check that proxy, and that it lets this"
                  + " host through");
    }
  }

  /** A server that hangs up in the handshake: it is reached, so it may speak TLS the next time. */
  @Test
  void triesAgainAfterAnyOtherFault() throws Exception {
    try (RawServer server = RawServer.greeting("");
        CapturedLog log = CapturedLog.of(RetryLoop.class)) {
      String host = server.address().getAuthority() + " (the Events API, \"api_endpoint\")";

      assertThatThrownBy(() -> check("https://" + server.address().getAuthority()))
          .isExactlyInstanceOf(UnreachableHostException.class)
          .hasMessage(
              "Can't connect to "
                  + host
                  + ": TLS handshake failed, in 3 attempts; check that this machine may connect to"
                  + " that host");
      assertThat(log.lines())
          .containsExactly(
              "INFO Can't connect to " + host + ": TLS handshake failed; retrying in 500 ms",
              "INFO Can't connect to " + host + ": TLS handshake failed; retrying in 1000 ms");
    }
    assertThat(timer.waits()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
  }

  @Test
  void doesNotTryAPortAgainThatIsNotForTls() throws Exception {
    try (RawServer server = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertThatThrownBy(() -> check("https://" + server.address().getAuthority()))
          .isExactlyInstanceOf(UnreachableHostException.class)
          .hasNoCause()
          .hasMessage(
              "Can't connect to "
                  + server.address().getAuthority()
                  + " (the Events API, \"api_endpoint\"): it does not speak TLS; check the port of"
                  + " the address")
          .extracting(e -> ((UnreachableHostException) e).isLasting())
          .isEqualTo(true);
    }
    assertThat(timer.waits()).isEmpty();
  }

  private void check(String address) throws UnreachableHostException, InterruptedException {
    check(http, address);
  }

  private void check(HttpClient http, String address)
      throws UnreachableHostException, InterruptedException {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5);
    new HostCheck(http, new RetryPolicy(2, backoff), timer).check(URI.create(address), ORIGIN);
  }

  private Throwable failureThroughProxy(int port) {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    try {
      return catchThrowableOfType(
          UnreachableHostException.class, () -> check("https://api.example.com/auth/o2/token"));
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  /** A server whose queue of connections is full, so that it is silent to any other. */
  private static final class FullServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    FullServer() throws IOException {
      for (int i = 0; i < 16; i++) {
        Socket socket = new Socket();
        queue.add(socket);
        try {
          socket.connect(server.getLocalSocketAddress(), 100);
        } catch (SocketTimeoutException e) {
          return;
        }
      }
      throw new IllegalStateException("this system's queue never fills");
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : queue) {
        socket.close();
      }
      server.close();
    }
  }
}
