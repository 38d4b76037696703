package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.ClosedPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that has a proxy for everything, loopback addresses too. */
@Timeout(60)
class HttpsProxiesTest {
  private final ProxySelector before = ProxySelector.getDefault();
  private final List<URI> failed = new ArrayList<>();
  private final HttpClient client =
      new HttpClient("amazon_ads_conversion", Duration.ofSeconds(20), Duration.ofSeconds(20));
  private int port;

  @BeforeEach
  void findPort() throws IOException {
    port = ClosedPort.find();
  }

  @AfterEach
  void useTheProxiesOfBefore() {
    ProxySelector.setDefault(before);
    client.closeIdleConnections();
  }

  @ParameterizedTest
  @EnumSource(
      value = Proxy.Type.class,
      names = {"HTTP", "SOCKS"})
  void sendsPlainHttpThroughNone(Proxy.Type type) throws Exception {
    useForEverything(type);
    try (LingeringServer server = LingeringServer.plain()) {
      URI address = URI.create(server.address());

      client.newCall(HttpRequest.to(address)).run(InputStream::readAllBytes);

      assertThat(server.requests()).containsExactly(1);
      assertThat(client.proxyOf(address)).isEmpty();
    }
  }

  @Test
  void sendsHttpsThroughThem() {
    useForEverything(Proxy.Type.HTTP);
    URI address = URI.create("https://127.0.0.1:9/");

    assertThatThrownBy(() -> client.newCall(HttpRequest.to(address)).run(InputStream::readAllBytes))
        .hasMessageContaining("127.0.0.1:" + port);
    assertThat(client.proxyOf(address)).hasValue("127.0.0.1:" + port);
    assertThat(failed).containsExactly(address);
  }

  @Test
  void connectsDirectlyWhereTheJvmHasNoSelector() throws Exception {
    ProxySelector.setDefault(null);

    assertThat(client.proxyOf(URI.create("https://127.0.0.1:9/"))).isEmpty();
  }

  private void useForEverything(Proxy.Type type) {
    Proxy proxy = new Proxy(type, new InetSocketAddress("127.0.0.1", port));
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI address) {
            return List.of(proxy);
          }

          @Override
          public void connectFailed(URI address, SocketAddress to, IOException e) {
            failed.add(address);
          }
        });
  }
}
