package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.embulk.output.amazon_ads.fixture.TlsServer;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a client that does not look at a connection before it writes. */
@Timeout(60)
class FreshConnectionTest {
  private final ConnectionPool pool = new ConnectionPool();
  private final Exchange exchange = new Exchange();
  private final AtomicInteger connections = new AtomicInteger();

  @Test
  void takesARequestToANewConnectionThatTheFirstOneDidNotTake() throws Exception {
    try (LingeringServer server = LingeringServer.plain()) {
      assertThat(send(server, closing(1))).isEqualTo(200);

      assertThat(connections).hasValue(2);
      assertThat(server.requests()).hasSize(1);
      assertThat(exchange.isSent()).isTrue();
    }
  }

  @Test
  void doesSoOnce() throws Exception {
    try (LingeringServer server = LingeringServer.plain()) {
      assertThatThrownBy(() -> send(server, closing(7))).isInstanceOf(IOException.class);

      assertThat(connections).hasValue(2);
      assertThat(server.requests()).isEmpty();
      assertThat(exchange.isSent()).isFalse();
    }
  }

  @Test
  void doesSoIfTheServerHasResetATlsConnection(@TempDir Path folder) throws Exception {
    TlsServer tls = new TlsServer(folder);
    TrustStore trustStore = TrustStore.of(tls);
    try (LingeringServer server = LingeringServer.of(tls.valid())) {
      assertThat(send(server, resetting(server))).isEqualTo(200);

      assertThat(connections).hasValue(2);
      assertThat(server.requests()).hasSize(1);
    } finally {
      trustStore.close();
    }
  }

  /** The system takes the request before it knows, so the server might have it. */
  @Test
  void countsAsSentWhatASocketHasTaken() throws Exception {
    try (LingeringServer server = LingeringServer.plain()) {
      assertThatThrownBy(() -> send(server, hangingUp(server))).isInstanceOf(IOException.class);

      assertThat(connections).hasValue(1);
      assertThat(exchange.isSent()).isTrue();
    }
  }

  /** Makes this end of the first connections useless. */
  private Interceptor closing(int first) {
    return chain -> {
      if (connections.incrementAndGet() <= first) {
        chain.connection().socket().close();
      }
      return chain.proceed(chain.request());
    };
  }

  private Interceptor resetting(LingeringServer server) {
    return chain -> {
      if (connections.incrementAndGet() == 1) {
        server.reset();
      }
      return chain.proceed(chain.request());
    };
  }

  private Interceptor hangingUp(LingeringServer server) {
    return chain -> {
      connections.incrementAndGet();
      server.hangUp();
      return chain.proceed(chain.request());
    };
  }

  private int send(LingeringServer server, Interceptor before) throws IOException {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .connectionPool(pool)
            .socketFactory(new NoDelaySocketFactory())
            .addInterceptor(new FreshConnection(pool))
            .addNetworkInterceptor(before)
            .addNetworkInterceptor(new FollowUpGuard())
            .build();
    Request request =
        new Request.Builder().url(server.address()).tag(Exchange.class, exchange).build();
    client.newCall(request).execute().close();
    return exchange.status();
  }
}
