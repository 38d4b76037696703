package org.embulk.output.amazon_ads.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.SandboxClient.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.embulk.output.amazon_ads.sandbox.records.RefusedEvent;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.service.ValidEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EventsServiceTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void takesEventsInAndEchoesThemByIndex() throws Exception {
    ObjectNode lead = ValidEvents.lead("a");
    ObjectNode purchase = ValidEvents.purchase("b");

    HttpResponse<byte[]> answer = client.send(lead, purchase);

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(json(answer).at("/success/0/index").intValue()).isZero();
    assertThat(json(answer).at("/success/0/event")).isEqualTo(lead);
    assertThat(json(answer).at("/success/1/index").intValue()).isEqualTo(1);
    assertThat(json(answer).at("/success/1/event")).isEqualTo(purchase);
    assertThat(new String(answer.body(), UTF_8)).contains("\"value\":19.90,");
    assertThat(json(answer).get("error")).isEmpty();
    assertThat(sandbox.accepted()).containsExactly(lead, purchase);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b");
  }

  @Test
  void refusesOnlyTheEventThatBreaksTheSchema() throws Exception {
    ObjectNode bad = ValidEvents.lead("b");
    bad.put("countryCode", "UK");

    HttpResponse<byte[]> answer = client.send(ValidEvents.lead("a"), bad, ValidEvents.lead("c"));

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(json(answer).get("success").findValuesAsText("index")).containsExactly("0", "2");
    assertThat(json(answer).get("error"))
        .isEqualTo(
            Json.read(
                ("[{\"index\":1,\"errors\":[{\"code\":\"FIELD_VALUE_IS_INVALID\","
                        + "\"message\":\"The schema refuses it: enum\","
                        + "\"fieldLocation\":\"countryCode\"}]}]")
                    .getBytes(UTF_8)));
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "c");
    assertThat(sandbox.refused()).extracting(RefusedEvent::event).containsExactly(bad);
    assertThat(sandbox.acceptedByConversionType()).containsEntry("LEAD", 2);
    assertThat(sandbox.refusedByConversionType()).containsEntry("LEAD", 1);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization,        ,                                     401",
    "Authorization,        Bearer Atza|unknown,                  401",
    "Authorization,        Basic eDp5,                           401",
    "Amazon-Ads-AccountId, ,                                     400",
    "Amazon-Ads-AccountId, ' ',                                  400",
    "Amazon-Ads-ClientId,  ,                                     400",
    "Amazon-Ads-ClientId,  another,                              403",
    "Content-Type,         ,                                     400",
    "Content-Type,         text/plain,                           400",
    "Accept,               ,                                     400",
    "Accept,               */*,                                  400",
    "User-Agent,           Java/17,                              400",
    "User-Agent,           embulk-output-amazon_ads_conversion,  400",
    "Content-Encoding,     gzip,                                 400"
  })
  void refusesAnEventsRequestIf(String header, String value, int status) throws Exception {
    var request =
        client.eventsRequest(client.newToken(), ValidEvents.request(ValidEvents.lead("a")));
    request = value == null ? without(header, request) : request.setHeader(header, value);

    HttpResponse<byte[]> answer = client.ask(request);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("code").asText()).isNotEmpty();
    assertThat(json(answer).get("message").asText()).isNotEmpty();
    assertThat(sandbox.accepted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"events\":[]}",
        "{\"events\":[{}]} x",
        "{\"events\":[],\"events\":[{}]}"
      })
  void refusesTheWholeRequest(String body) throws Exception {
    HttpResponse<byte[]> answer =
        client.ask(client.eventsRequest(client.newToken(), body.getBytes(UTF_8)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").asText()).isEqualTo("BAD_REQUEST");
  }

  @Test
  void refusesEventsWithoutConsentWhereItIsRequired() throws Exception {
    try (Sandbox europe = Sandbox.builder().requireConsent().start()) {
      HttpResponse<byte[]> answer =
          new SandboxClient(europe).send(ValidEvents.lead("a"), ValidEvents.purchase("b"));

      assertThat(json(answer).at("/error/0/errors/0/fieldLocation").asText()).isEqualTo("consent");
      assertThat(europe.acceptedEventIds()).containsExactly("b");
    }
  }

  private static HttpRequest.Builder without(String header, HttpRequest.Builder request) {
    return HttpRequest.newBuilder(request.build(), (name, value) -> !name.equalsIgnoreCase(header));
  }
}
