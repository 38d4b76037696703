package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptibleCallTest {
  private static final Error BROKEN = new NoClassDefFoundError("okio/Buffer");

  private final MockWebServer server = new MockWebServer();
  private final HttpClient client =
      new HttpClient("amazon_ads_conversion", Duration.ofSeconds(5), Duration.ofSeconds(20));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    client.closeIdleConnections();
    server.close();
  }

  @Test
  void returnsWhatIsReadFromTheResponse() throws Exception {
    server.enqueue(new MockResponse.Builder().body("text").build());
    Call call = client.newCall(request().build(), new Exchange());

    String text = InterruptibleCall.run(call, response -> response.body().string());

    assertThat(text).isEqualTo("text");
  }

  @Test
  void isCancelledWhenItsThreadIsInterrupted() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Call call = client.newCall(request().build(), new Exchange());
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> InterruptibleCall.run(call, response -> "any"))
        .isInstanceOf(InterruptedException.class);

    assertThat(call.isCanceled()).isTrue();
  }

  @Test
  void throwsAnErrorOfTheMachineAsItIs() throws Exception {
    Call call = client.newCall(request().post(new BrokenBody()).build(), new Exchange());

    assertThatThrownBy(() -> InterruptibleCall.run(call, response -> "any")).isSameAs(BROKEN);
  }

  @Test
  void tellsNobodyElseOfAnError() throws Exception {
    AtomicReference<Throwable> told = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> told.set(e));
    try {
      BrokenBody body = new BrokenBody();
      Call call = client.newCall(request().post(body).build(), new Exchange());
      assertThatThrownBy(() -> InterruptibleCall.run(call, response -> "any")).isSameAs(BROKEN);

      body.writer.join(); // The error ends it.
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(told).hasValue(null);
  }

  private Request.Builder request() {
    return new Request.Builder().url(server.url("/a"));
  }

  /** A body that can't be written, and knows which thread has tried. */
  private static final class BrokenBody extends RequestBody {
    private volatile Thread writer;

    @Override
    public MediaType contentType() {
      return null;
    }

    @Override
    public void writeTo(BufferedSink sink) {
      writer = Thread.currentThread();
      throw BROKEN;
    }
  }
}
