package org.embulk.output.amazon_ads_conversion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads_conversion.sandbox.SandboxClient.GOOD_FORM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.embulk.output.amazon_ads_conversion.sandbox.fault.Fault;
import org.embulk.output.amazon_ads_conversion.sandbox.records.EventError;
import org.embulk.output.amazon_ads_conversion.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads_conversion.sandbox.service.ValidEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SandboxTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void recordsEveryRequestWithItsNumberAndConnection() throws Exception {
    client.send(ValidEvents.lead("a"));
    client.send(ValidEvents.lead("b"));

    assertThat(sandbox.requests())
        .extracting(ReceivedRequest::path)
        .containsExactly(
            Sandbox.TOKEN_PATH, Sandbox.EVENTS_PATH, Sandbox.TOKEN_PATH, Sandbox.EVENTS_PATH);
    assertThat(sandbox.requests()).extracting(ReceivedRequest::connection).containsOnly(1);
    assertThat(sandbox.events().requests())
        .extracting(ReceivedRequest::number)
        .containsExactly(1, 2);
    ReceivedRequest last = sandbox.events().requests().get(1);
    assertThat(last.method()).isEqualTo("POST");
    assertThat(last.header("amazon-ads-accountid")).contains("advertiser-1");
    assertThat(last.events()).containsExactly(ValidEvents.lead("b"));
    assertThat(last.text()).startsWith("{\"events\":[{");
    assertThat(sandbox.token().requests().get(0).text()).isEqualTo(GOOD_FORM);
  }

  @Test
  void readsABodyInChunks() throws Exception {
    byte[] body = ValidEvents.request(ValidEvents.lead("a"));
    var request =
        client
            .eventsRequest(client.newToken(), body)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(client.ask(request).statusCode()).isEqualTo(207);
    assertThat(sandbox.events().requests().get(0).body()).isEqualTo(body);
  }

  @Test
  void countsEachEventIdOnceAsAmazonDoes() throws Exception {
    ObjectNode changed = ValidEvents.lead("a");
    changed.put("countryCode", "JP");
    ObjectNode without = ValidEvents.lead("x");
    without.remove("eventId");

    client.send(ValidEvents.lead("a"), ValidEvents.lead("b"), without);
    client.send(ValidEvents.lead("b"), changed, without);

    assertThat(sandbox.accepted()).hasSize(6);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b", "b", "a");
    assertThat(sandbox.acceptedOnce())
        .containsExactly(ValidEvents.lead("a"), ValidEvents.lead("b"), without, without);
    assertThat(sandbox.changedEventIds()).containsExactly("a");
  }

  @Test
  void keepsOnlyIdsAndNumbersIfTold() throws Exception {
    try (Sandbox small = Sandbox.builder().keepBodies(false).start()) {
      SandboxClient asking = new SandboxClient(small);
      asking.send(ValidEvents.lead("a"), ValidEvents.purchase("b"));
      ObjectNode changed = ValidEvents.lead("a");
      changed.put("countryCode", "JP");
      asking.send(changed);

      assertThat(small.acceptedEventIds()).containsExactly("a", "b", "a");
      assertThat(small.acceptedByConversionType())
          .containsEntry("LEAD", 2)
          .containsEntry("OFF_AMAZON_PURCHASES", 1);
      assertThat(small.changedEventIds()).containsExactly("a");
      assertThat(small.events().requests()).hasSize(2);
      assertThat(small.events().requests().get(0).body()).isEmpty();
      assertThatThrownBy(small::accepted)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("This sandbox was built with keepBodies(false)");
    }
  }

  @Test
  void countsTheRequestsInFlight() throws Exception {
    byte[] body = ValidEvents.request(ValidEvents.lead("a"));
    String token = client.newToken();
    client.ask(client.eventsRequest(token, body));
    client.ask(client.eventsRequest(token, body));
    assertThat(sandbox.maxConcurrentRequests()).isEqualTo(1);

    CountDownLatch three = new CountDownLatch(3);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              three.countDown();
              await(three);
              return Fault.none();
            });
    List<CompletableFuture<HttpResponse<byte[]>>> answers =
        List.of(
            client.askLater(client.eventsRequest(token, body)),
            client.askLater(client.eventsRequest(token, body)),
            client.askLater(client.eventsRequest(token, body)));
    for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
      assertThat(answer.get().statusCode()).isEqualTo(207);
    }
    assertThat(sandbox.maxConcurrentRequests()).isEqualTo(3);
  }

  @Test
  void tellsOfAPredicateThatThrowsWhenItIsClosed() {
    Sandbox other = Sandbox.start();
    other.refuse(event -> event.get("none").isNull(), EventError.internalError());

    assertThatThrownBy(() -> new SandboxClient(other).send(ValidEvents.lead("a")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(other::close)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
