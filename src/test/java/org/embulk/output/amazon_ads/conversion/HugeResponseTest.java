package org.embulk.output.amazon_ads.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.GzipSource;
import okio.Okio;
import org.embulk.output.amazon_ads.core.auth.AccessToken;
import org.embulk.output.amazon_ads.core.deliver.Answer;
import org.embulk.output.amazon_ads.core.deliver.DeliveryFixture;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.core.deliver.NextStep;
import org.embulk.output.amazon_ads.core.deliver.TestEvents;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of gigabytes, in a few megabytes of gzip. */
@Timeout(60)
class HugeResponseTest {
  private static final int GIGABYTES = 4;
  private static final int MEBIBYTE = 1024 * 1024;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"success\":[{\"index\":0,\"event\":\"",
        "{\"error\":[{\"index\":0,\"errors\":[{\"code\":\"A\",\"message\":\"",
        "{\"error\":[{\"index\":0,\"errors\":[{\"code\":\"",
        "{\"",
        "{\"success\":[{\"index\":7",
      })
  void refusesABombAtOnceAndInBoundedMemory(String beginning) throws IOException {
    Buffer bomb = bomb(beginning);
    assertThat(bomb.size()).isLessThan(8 * MEBIBYTE);
    // What is allocated bounds what is held. Buffers are reused, so it need not be 64 MiB either.
    long before = allocated();

    assertThatThrownBy(
            () -> new MultiStatusReader().read(Okio.buffer(new GzipSource(bomb)).inputStream(), 1))
        .isInstanceOf(JsonProcessingException.class);
    assertThat(allocated() - before).isLessThan(32 * MEBIBYTE);
  }

  @Test
  @Timeout(10)
  void knowsNothingForSureAfterABomb() throws Exception {
    Answer response = post(207, bomb("{\"success\":[{\"index\":0,\"event\":\""));

    assertThat(response.isUnknown()).isTrue();
    assertThat(NextStep.leavesUncertain(response)).isTrue();
    assertThat(response.describe()).isEqualTo("status 207 with an unreadable body");
  }

  @Test
  @Timeout(10)
  void takesTheStatusOfABombForWhatItIs() throws Exception {
    Answer response = post(400, bomb("{\"code\":\"BAD\",\"message\":\""));

    assertThat(response.describe()).isEqualTo("status 400");
  }

  /** The largest batch, each of its characters escaped. */
  @Test
  void readsTheLongestEchoThatAmazonCouldSend() throws IOException {
    StringBuilder body = new StringBuilder("{\"success\":[");
    String escaped = "\\u0061".repeat(4 * MEBIBYTE / 500);
    for (int i = 0; i < 500; i++) {
      body.append(i == 0 ? "" : ",").append("{\"index\":").append(i).append(",\"event\":\"");
      body.append(escaped).append("\"}");
    }
    byte[] bytes = body.append("]}").toString().getBytes(UTF_8);

    assertThat(new MultiStatusReader().read(new ByteArrayInputStream(bytes), 500))
        .hasSize(500)
        .containsOnly(ItemResult.ACCEPTED);
  }

  private Answer post(int status, Buffer body) throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Encoding", "gzip")
            .body(body)
            .build());
    return new EventsEndpoint(
            client,
            Account.ofAdvertiser(
                URI.create("http://127.0.0.1:" + server.getPort()), "advertiser-1"),
            new VirtualTimer())
        .post(
            TestEvents.events(1),
            new AccessToken(
                "Atza|token", "Amazon-Ads-ClientId", "amzn1.client", Duration.ofHours(1)));
  }

  /** Compresses the beginning, and then gigabytes of one digit. */
  private static Buffer bomb(String beginning) {
    Buffer bomb = new Buffer();
    bomb.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
    Deflater deflater = new Deflater(9, true);
    bomb.write(deflate(deflater, beginning.getBytes(UTF_8)));
    // After a full flush a block depends on nothing before it, so it may be repeated.
    byte[] block = deflate(deflater, "7".repeat(MEBIBYTE).getBytes(UTF_8));
    deflater.end();
    for (int i = 0; i < GIGABYTES * 1024; i++) {
      bomb.write(block);
    }
    return bomb;
  }

  private static byte[] deflate(Deflater deflater, byte[] bytes) {
    deflater.setInput(bytes);
    byte[] deflated = new byte[64 * 1024];
    int length = deflater.deflate(deflated, 0, deflated.length, Deflater.FULL_FLUSH);
    return Arrays.copyOf(deflated, length);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
