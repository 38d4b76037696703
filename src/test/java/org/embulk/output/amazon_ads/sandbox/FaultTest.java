package org.embulk.output.amazon_ads.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads.sandbox.SandboxClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.service.ValidEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void answersWithAStatusAndHeadersByRequestNumber() throws Exception {
    sandbox
        .events()
        .onRequest(1, Fault.status(503))
        .onRequest(2, Fault.tooManyRequests("1"))
        .onRequest(3, Fault.error(422, "INVALID_INPUT", "No").header("X-Trace", "t"));

    HttpResponse<byte[]> first = client.send(ValidEvents.lead("a"));
    HttpResponse<byte[]> second = client.send(ValidEvents.lead("a"));
    HttpResponse<byte[]> third = client.send(ValidEvents.lead("a"));
    HttpResponse<byte[]> fourth = client.send(ValidEvents.lead("a"));

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    assertThat(json(second).get("code").asText()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(third.statusCode()).isEqualTo(422);
    assertThat(third.headers().firstValue("X-Trace")).contains("t");
    assertThat(json(third).get("message").asText()).isEqualTo("No");
    assertThat(fourth.statusCode()).isEqualTo(207);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
    assertThat(sandbox.events().requests())
        .extracting(ReceivedRequest::status)
        .containsExactly(503, 429, 422, 207);
  }

  @Test
  void scriptsEveryRequestByAFunctionThatOneRequestsOwnFaultOverrides() throws Exception {
    sandbox
        .events()
        .onEveryRequest((number, head) -> number % 2 == 0 ? Fault.none() : Fault.status(500))
        .onRequests(3, 4, Fault.status(502));

    assertThat(client.send(ValidEvents.lead("a")).statusCode()).isEqualTo(500);
    assertThat(client.send(ValidEvents.lead("a")).statusCode()).isEqualTo(207);
    assertThat(client.send(ValidEvents.lead("a")).statusCode()).isEqualTo(502);
    assertThat(client.send(ValidEvents.lead("a")).statusCode()).isEqualTo(502);
    assertThat(client.send(ValidEvents.lead("a")).statusCode()).isEqualTo(500);
  }

  @Test
  void takesEventsInBehindAFailureIfTold() throws Exception {
    sandbox.events().onRequest(1, Fault.status(504).takingEvents());
    sandbox.events().onRequest(2, Fault.forget(0).takingNone());

    assertThat(client.send(ValidEvents.lead("a")).statusCode()).isEqualTo(504);
    assertThat(client.send(ValidEvents.lead("b")).statusCode()).isEqualTo(207);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
  }

  @Test
  void answersWithoutABodyOrWithOneThatIsNoJson() throws Exception {
    sandbox
        .events()
        .onRequest(1, Fault.emptyBody())
        .onRequest(2, Fault.malformedBody())
        .onRequest(3, Fault.truncatedBody());

    HttpResponse<byte[]> empty = client.send(ValidEvents.lead("a"));
    HttpResponse<byte[]> malformed = client.send(ValidEvents.lead("b"));
    HttpResponse<byte[]> truncated = client.send(ValidEvents.lead("c"));

    assertThat(List.of(empty.statusCode(), malformed.statusCode(), truncated.statusCode()))
        .containsOnly(207);
    assertThat(empty.body()).isEmpty();
    assertThatThrownBy(() -> json(malformed)).isInstanceOf(IOException.class);
    assertThat(new String(truncated.body(), UTF_8)).startsWith("{\"success\":[{\"index\":0,");
    assertThatThrownBy(() -> json(truncated)).isInstanceOf(IOException.class);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b", "c");
  }

  @Test
  void spoilsTheIndexesOfA207() throws Exception {
    sandbox
        .events()
        .onRequest(1, Fault.forget(0))
        .onRequest(2, Fault.nameTwice(1))
        .onRequest(3, Fault.nameInBoth(1))
        .onRequest(4, Fault.indexOutOfRange(2))
        .onRequest(5, Fault.reorder());

    assertThat(indexes("success")).containsExactly(1);
    assertThat(indexes("success")).containsExactly(0, 1, 1);
    HttpResponse<byte[]> both = client.send(ValidEvents.lead("a"), ValidEvents.lead("b"));
    assertThat(json(both).get("success").findValuesAsText("index")).containsExactly("0", "1");
    assertThat(json(both).get("error").findValuesAsText("index")).containsExactly("1");
    assertThat(indexes("success")).containsExactly(0, 1, 2);
    assertThat(indexes("success")).containsExactly(1, 0);
    assertThat(sandbox.accepted()).hasSize(10);
  }

  @Test
  void refusesTheEventsOfOneRequestThatMatch() throws Exception {
    EventError error = EventError.of("INVALID_INPUT", "Too old").at("eventTime");
    sandbox.events().onRequest(1, Fault.refuse(hasId("a"), error));

    HttpResponse<byte[]> first = client.send(ValidEvents.lead("a"), ValidEvents.lead("b"));
    client.send(ValidEvents.lead("a"));

    assertThat(json(first).get("error"))
        .isEqualTo(
            Json.read(
                ("[{\"index\":0,\"errors\":[{\"code\":\"INVALID_INPUT\",\"message\":\"Too old\","
                        + "\"fieldLocation\":\"eventTime\"}]}]")
                    .getBytes(UTF_8)));
    assertThat(sandbox.acceptedEventIds()).containsExactly("b", "a");
  }

  @Test
  void refusesEachMatchingEventSoManyTimes() throws Exception {
    sandbox.refuseTimes(2, event -> true, EventError.tooManyRequests());

    client.send(ValidEvents.lead("a"));
    client.send(ValidEvents.lead("a"), ValidEvents.lead("b"));
    assertThat(sandbox.accepted()).isEmpty();
    client.send(ValidEvents.lead("a"), ValidEvents.lead("b"));
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
    client.send(ValidEvents.lead("b"));
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b");
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
  void neverAnswersUntilTheClientGivesUp() throws Exception {
    sandbox.events().onRequest(1, Fault.stall());
    byte[] body = ValidEvents.request(ValidEvents.lead("a"));
    var request = client.eventsRequest(client.newToken(), body);

    assertThatThrownBy(() -> client.ask(request.timeout(Duration.ofMillis(100))))
        .isInstanceOf(HttpTimeoutException.class);
  }

  private List<Integer> indexes(String part) throws Exception {
    HttpResponse<byte[]> answer = client.send(ValidEvents.lead("a"), ValidEvents.lead("b"));
    return json(answer).get(part).findValues("index").stream().map(JsonNode::intValue).toList();
  }

  private static Predicate<JsonNode> hasId(String id) {
    return event -> event.path("eventId").asText().equals(id);
  }
}
