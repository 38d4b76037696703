package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a client of OkHttp's that has nothing else changed. */
@Timeout(60)
class FollowUpGuardTest {
  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient client =
      new OkHttpClient.Builder().addNetworkInterceptor(new FollowUpGuard()).build();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    client.connectionPool().evictAll();
    server.close();
  }

  /** OkHttp acts upon each of these if it sees them. */
  @ParameterizedTest
  @CsvSource({"503, 0", "408, 0", "407, 1", "503, 99999999999", "408, soon"})
  void hidesStatusAndRetryAfterFromOkHttpAndKeepsThemForUs(int status, String retryAfter)
      throws IOException {
    server.enqueue(
        new MockResponse.Builder().code(status).setHeader("Retry-After", retryAfter).build());

    try (Response response = call()) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.header("Retry-After")).isNull();
      assertThat(Exchange.of(response).status()).isEqualTo(status);
      assertThat(Exchange.of(response).retryAfter()).isEqualTo(retryAfter);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void keepsNoRetryAfterWhereTheServerSentNone() throws IOException {
    server.enqueue(new MockResponse.Builder().code(503).build());

    try (Response response = call()) {
      assertThat(Exchange.of(response).retryAfter()).isNull();
    }
  }

  @Test
  void leavesTheRestOfAnAnswerAsItIs() throws IOException {
    server.enqueue(
        new MockResponse.Builder().code(207).setHeader("Content-Type", "a/b").body("text").build());

    try (Response response = call()) {
      assertThat(response.header("Content-Type")).isEqualTo("a/b");
      assertThat(response.body().string()).isEqualTo("text");
    }
  }

  private Response call() throws IOException {
    return client
        .newCall(
            new Request.Builder().url(server.url("/")).tag(Exchange.class, new Exchange()).build())
        .execute();
  }
}
