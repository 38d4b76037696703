package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import org.embulk.output.amazon_ads.core.auth.AccessToken;
import org.embulk.output.amazon_ads.core.deliver.Answer;
import org.embulk.output.amazon_ads.core.deliver.DeliveryFixture;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.core.deliver.NextStep;
import org.embulk.output.amazon_ads.core.deliver.TestEvents;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.http.RawServer;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses, byte by byte, that OkHttp can't cope with. */
@Timeout(60)
class UnreadableResponseTest {
  private static final String BODY = "{\"success\":[{\"index\":0}]}";

  private final HttpClient client =
      new HttpClient(
          "amazon_ads_conversion",
          DeliveryFixture.REQUEST_TIMEOUT,
          DeliveryFixture.REQUEST_TIMEOUT);

  @ParameterizedTest
  @ValueSource(
      strings = {"1\u00a0s", "\u00a0", "soon\u0001", "é", "\u0000", "5\u007f", "\ud83d\ude00"})
  void keepsTheStatusBesideARetryAfterThatOkHttpRefusesToCopy(String retryAfter) throws Exception {
    Answer busy = post("HTTP/1.1 503 Busy\r\nRetry-After: " + retryAfter + "\r\n\r\n");

    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.isUnknown()).isFalse();
    assertThat(busy.retryAfter()).isZero();
    assertThat(post("HTTP/1.1 207 OK\r\nRetry-After: " + retryAfter + "\r\n\r\n" + BODY).results())
        .containsExactly(ItemResult.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -5\r\n\r\n",
        "Content-Length: -9223372036854775808\r\n\r\n",
        "Content-Encoding: gzip\r\n\r\n\u001f",
        "Transfer-Encoding: chunked\r\n\r\n-5\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: chunked\r\n\r\n99999999999999999999\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
      })
  void knowsNothingForSureAfterASuccessOf(String headersAndBody) throws Exception {
    Answer response = post("HTTP/1.1 207 OK\r\n" + headersAndBody);

    assertThat(response.isUnknown()).isTrue();
    assertThat(NextStep.leavesUncertain(response)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "429", "503"})
  void takesTheStatusOfAnErrorForWhatItIsWhateverTheBody(int status) throws Exception {
    Answer response =
        post("HTTP/1.1 " + status + " No\r\nRetry-After: 7\r\nContent-Length: -5\r\n\r\n{}");

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.isUnknown()).isFalse();
    assertThat(response.retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 2x7 OK\r\n\r\n",
        "HTTP/1.1 99999999999 OK\r\n\r\n",
        "HTTP/9.9 207 OK\r\n\r\n",
        "HTTP/1.1 207OK\r\n\r\n",
        "\r\n\r\n",
        "HTTP/1.1 -07 OK\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
      })
  void endsInAValueAfter(String response) throws Exception {
    Answer answer = post(response);

    assertThat(NextStep.leavesUncertain(answer) || answer.status() > 0).isTrue();
  }

  @Test
  void knowsThatNothingWasAcceptedIfAProxysResponseCannotBeRead() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    try (RawServer proxy =
        RawServer.responding("HTTP/1.1 502 Bad\r\nContent-Length: -5\r\n\r\nxx")) {
      ProxySelector.setDefault(
          ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.address().getPort())));

      Answer response = post(URI.create("https://api.example.com"));

      assertThat(response.describe()).isEqualTo("unreadable response");
      assertThat(NextStep.leavesUncertain(response)).isFalse();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void letsABugOfOurOwnBodyThrough() throws Exception {
    List<byte[]> broken =
        new AbstractList<>() {
          @Override
          public byte[] get(int index) {
            throw new IllegalStateException("a bug");
          }

          @Override
          public int size() {
            return 1;
          }
        };
    try (RawServer server = RawServer.responding("HTTP/1.1 207 OK\r\n\r\n" + BODY)) {
      HttpRequest request = HttpRequest.to(server.address()).post("application/json", broken);

      assertThatThrownBy(() -> client.newCall(request).run(body -> 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a bug");
    }
  }

  @Test
  void letsABugOfOurOwnReadingAndAnErrorThrough() {
    assertThatThrownBy(() -> read(new IllegalStateException("a bug")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
    assertThatThrownBy(() -> read(new OutOfMemoryError("full")))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("full");
  }

  private void read(Throwable thrown) throws IOException, InterruptedException {
    try (RawServer server = RawServer.responding("HTTP/1.1 207 OK\r\n\r\n" + BODY)) {
      HttpRequest request =
          HttpRequest.to(server.address()).post("application/json", List.of(new byte[0]));
      client
          .newCall(request)
          .run(
              body -> {
                if (thrown instanceof Error error) {
                  throw error;
                }
                throw (RuntimeException) thrown;
              });
    }
  }

  private Answer post(String response) throws Exception {
    try (RawServer server = RawServer.responding(response)) {
      return post(server.address());
    } finally {
      client.closeIdleConnections();
    }
  }

  private Answer post(URI address) throws Exception {
    return new EventsEndpoint(
            client, Account.ofAdvertiser(address, "advertiser-1"), new VirtualTimer())
        .post(
            TestEvents.events(1),
            new AccessToken(
                "Atza|token", "Amazon-Ads-ClientId", "amzn1.client", Duration.ofHours(1)));
  }
}
