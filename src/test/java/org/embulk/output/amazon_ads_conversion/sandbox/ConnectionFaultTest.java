package org.embulk.output.amazon_ads_conversion.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.embulk.output.amazon_ads_conversion.sandbox.fault.Fault;
import org.embulk.output.amazon_ads_conversion.sandbox.service.ValidEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ConnectionFaultTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void cutsBeforeTheBodyIsRead() {
    sandbox.events().onRequest(1, Fault.cutBeforeBody());

    assertThatThrownBy(() -> client.send(ValidEvents.lead("a"))).isInstanceOf(IOException.class);
    assertThat(sandbox.accepted()).isEmpty();
    assertThat(sandbox.events().requests())
        .singleElement()
        .satisfies(request -> assertThat(request.status()).isZero())
        .satisfies(request -> assertThat(request.body()).isEmpty());
  }

  @Test
  void cutsInTheMiddleOfTheBody() {
    sandbox.events().onRequest(1, Fault.cutInBody());

    assertThatThrownBy(() -> client.send(ValidEvents.lead("a"))).isInstanceOf(IOException.class);
    assertThat(sandbox.accepted()).isEmpty();
    assertThat(sandbox.events().requests())
        .singleElement()
        .satisfies(request -> assertThat(request.status()).isZero())
        .satisfies(request -> assertThat(request.body()).isEmpty());
  }

  @Test
  void cutsAfterTheBodyIsRead() {
    sandbox.events().onRequest(1, Fault.cutAfterBody());

    assertThatThrownBy(() -> client.send(ValidEvents.lead("a"))).isInstanceOf(IOException.class);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
    assertThat(sandbox.events().requests())
        .singleElement()
        .satisfies(request -> assertThat(request.status()).isZero())
        .satisfies(request -> assertThat(request.events()).hasSize(1));
  }

  @Test
  void cutsInTheMiddleOfTheAnswer() throws Exception {
    sandbox.events().onRequest(1, Fault.cutInAnswer());
    byte[] body = ValidEvents.request(ValidEvents.lead("a"));

    String answer = raw(rawRequest(client.newToken(), body));

    String[] parts = answer.split("\r\n\r\n", 2);
    assertThat(parts[0]).startsWith("HTTP/1.1 207 ");
    int promised = Integer.parseInt(parts[0].replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
    assertThat(parts[1]).hasSize(promised / 2);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
  }

  @Test
  void closesTheConnectionAfterAnAnswerWithoutSayingSo() throws Exception {
    sandbox.events().onRequest(1, Fault.closeAfterAnswer());

    String answer = raw(rawRequest(client.newToken(), ValidEvents.request(ValidEvents.lead("a"))));

    assertThat(answer).startsWith("HTTP/1.1 207 ").endsWith("}").doesNotContain("Connection:");
  }

  @Test
  void answersWithGarbage() throws Exception {
    sandbox.events().onRequest(1, Fault.garbage());

    String answer = raw(rawRequest(client.newToken(), ValidEvents.request(ValidEvents.lead("a"))));

    assertThat(answer).isNotEmpty().doesNotContain("HTTP/1.1");
  }

  @Test
  void sendsTheBodyByteByByte() throws Exception {
    sandbox.events().onRequest(1, Fault.slowBody(Duration.ofMillis(5)).body("[1,2]"));
    var request = client.eventsRequest(client.newToken(), new byte[0]);
    long start = System.nanoTime();

    HttpResponse<byte[]> answer = client.ask(request);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(25));
    assertThat(new String(answer.body(), UTF_8)).isEqualTo("[1,2]");
  }

  @Test
  void waitsBeforeTheAnswer() throws Exception {
    sandbox.token().onRequest(1, Fault.none().delay(Duration.ofMillis(30)));
    long start = System.nanoTime();

    client.newToken();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(30));
  }

  @Test
  void neverAnswersUntilTheClientGivesUp() throws Exception {
    sandbox.events().onRequest(1, Fault.stall());
    byte[] body = ValidEvents.request(ValidEvents.lead("a"));
    var request = client.eventsRequest(client.newToken(), body);

    assertThatThrownBy(() -> client.ask(request.timeout(Duration.ofMillis(100))))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsWhatAFaultHoldsWhenItIsClosed(boolean stall) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    Fault hold = stall ? Fault.stall() : Fault.none().delay(Duration.ofHours(1));
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return hold;
            });
    byte[] body = ValidEvents.request(ValidEvents.lead("a"));
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.askLater(client.eventsRequest(client.newToken(), body));
    arrived.await();

    sandbox.close();

    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  private static byte[] rawRequest(String token, byte[] body) {
    String head =
        "POST /adsApi/v1/create/events HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + ("Authorization: Bearer " + token + "\r\n")
            + "Amazon-Ads-AccountId: advertiser-1\r\n"
            + ("Amazon-Ads-ClientId: " + Sandbox.CLIENT_ID + "\r\n")
            + "Content-Type: application/json\r\n"
            + "Accept: application/json\r\n"
            + "User-Agent: embulk-output-amazon_ads_conversion/0.1.0\r\n"
            + ("Content-Length: " + body.length + "\r\n\r\n");
    return (head + new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  private String raw(byte[] request) throws IOException {
    URI url = URI.create(sandbox.baseUrl());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
