package org.embulk.output.amazon_ads_conversion.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads_conversion.sandbox.SandboxClient.GOOD_FORM;
import static org.embulk.output.amazon_ads_conversion.sandbox.SandboxClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SandboxTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  // The token endpoint.

  @Test
  void givesATokenForTheRefreshToken() throws Exception {
    HttpResponse<byte[]> answer = client.ask(client.tokenRequest(GOOD_FORM));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("access_token").asText()).startsWith("Atza|");
    assertThat(json(answer).get("token_type").asText()).isEqualTo("bearer");
    assertThat(json(answer).get("expires_in").intValue()).isEqualTo(3600);
    assertThat(json(answer).get("refresh_token").asText()).isEqualTo(Sandbox.REFRESH_TOKEN);
    assertThat(sandbox.tokensIssued()).containsExactly(json(answer).get("access_token").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=refresh_token,              grant_type=password,  400, unsupported_grant_type",
    "grant_type=refresh_token&,             '',                   400, invalid_request",
    "grant_type=, grant_type=refresh_token&grant_type=,           400, invalid_request",
    "refresh_token=Atzr,                    refresh_token=Atza,   400, invalid_grant",
    "refresh_token=Atzr,                    token=Atzr,           400, invalid_grant",
    "client_id=amzn1,                       client_id=amzn2,      401, invalid_client",
    "client_secret=sandbox,                 client_secret=,       401, invalid_client",
    "grant_type=,                           %GG=&grant_type=,     400, invalid_request"
  })
  void refusesATokenRequestIf(String good, String bad, int status, String error) throws Exception {
    String form = GOOD_FORM.replaceFirst(good, bad);
    assertThat(form).isNotEqualTo(GOOD_FORM);

    HttpResponse<byte[]> answer = client.ask(client.tokenRequest(form));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("error").asText()).isEqualTo(error);
    assertThat(json(answer).get("error_description").asText()).isNotEmpty();
    assertThat(sandbox.tokensIssued()).isEmpty();
  }

  @Test
  void refusesATokenRequestWithAnAuthorizationHeader() throws Exception {
    HttpResponse<byte[]> answer =
        client.ask(client.tokenRequest(GOOD_FORM).header("Authorization", "Basic eDp5"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").asText()).isEqualTo("invalid_request");
  }

  @Test
  void refusesATokenRequestThatIsNoFormOrNoPost() throws Exception {
    assertThat(
            client
                .ask(client.tokenRequest(GOOD_FORM).setHeader("Content-Type", "application/json"))
                .statusCode())
        .isEqualTo(400);
    assertThat(client.ask(client.tokenRequest("").GET()).statusCode()).isEqualTo(405);
  }

  @Test
  void takesOtherCredentialsAndTokenLife() throws Exception {
    try (Sandbox other =
        Sandbox.builder()
            .credentials("id", "secret", "refresh")
            .tokenLife(Duration.ofSeconds(90))
            .start()) {
      SandboxClient asking = new SandboxClient(other);

      assertThat(asking.ask(asking.tokenRequest(GOOD_FORM)).statusCode()).isEqualTo(401);
      HttpResponse<byte[]> answer =
          asking.ask(
              asking.tokenRequest(
                  "grant_type=refresh_token&refresh_token=refresh"
                      + "&client_id=id&client_secret=secret"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(json(answer).get("expires_in").intValue()).isEqualTo(90);
    }
  }

  @Test
  void scriptsFaultsOfTheTokenEndpointToo() throws Exception {
    sandbox
        .token()
        .onRequest(1, Fault.oauthError(400, "invalid_grant"))
        .onRequest(2, Fault.status(500));

    HttpResponse<byte[]> first = client.ask(client.tokenRequest(GOOD_FORM));
    HttpResponse<byte[]> second = client.ask(client.tokenRequest(GOOD_FORM));

    assertThat(first.statusCode()).isEqualTo(400);
    assertThat(json(first).get("error").asText()).isEqualTo("invalid_grant");
    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(sandbox.tokensIssued()).isEmpty();
    assertThat(client.newToken()).isEqualTo(sandbox.tokensIssued().get(0));
  }

  // The events endpoint.

  @Test
  void takesEventsInAndEchoesThemByIndex() throws Exception {
    ObjectNode lead = SampleEvent.lead("a");
    ObjectNode purchase = SampleEvent.purchase("b");

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
    ObjectNode bad = SampleEvent.lead("b");
    bad.put("countryCode", "UK");

    HttpResponse<byte[]> answer = client.send(SampleEvent.lead("a"), bad, SampleEvent.lead("c"));

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
    assertThat(sandbox.refused()).extracting(Refusal::event).containsExactly(bad);
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
        client.eventsRequest(client.newToken(), SampleEvent.request(SampleEvent.lead("a")));
    request = value == null ? without(header, request) : request.setHeader(header, value);

    HttpResponse<byte[]> answer = client.ask(request);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("code").asText()).isNotEmpty();
    assertThat(json(answer).get("message").asText()).isNotEmpty();
    assertThat(sandbox.accepted()).isEmpty();
  }

  @Test
  void refusesAHeaderThatStandsTwice() throws Exception {
    var request =
        client.eventsRequest(client.newToken(), SampleEvent.request(SampleEvent.lead("a")));

    assertThat(client.ask(request.header("Amazon-Ads-AccountId", "b")).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesAnotherAdvertiserThanTheOneExpected() throws Exception {
    try (Sandbox other = Sandbox.builder().advertiserId("advertiser-2").start()) {
      HttpResponse<byte[]> answer = new SandboxClient(other).send(SampleEvent.lead("a"));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(json(answer).get("code").asText()).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void refusesOtherMethodsAndPaths() throws Exception {
    var request = client.eventsRequest(client.newToken(), new byte[0]);
    assertThat(client.ask(request.copy().GET()).statusCode()).isEqualTo(405);

    URI slash = URI.create(sandbox.baseUrl() + Sandbox.EVENTS_PATH + "/");
    assertThat(client.ask(request.copy().uri(slash)).statusCode()).isEqualTo(404);
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
  void takes500EventsAndRefuses501() throws Exception {
    JsonNode[] events = new JsonNode[501];
    for (int i = 0; i < events.length; i++) {
      events[i] = SampleEvent.lead("e" + i);
    }

    assertThat(client.send(events).statusCode()).isEqualTo(400);
    assertThat(sandbox.accepted()).isEmpty();

    assertThat(client.send(List.of(events).subList(0, 500).toArray(JsonNode[]::new)).statusCode())
        .isEqualTo(207);
    assertThat(sandbox.accepted()).hasSize(500);
  }

  @Test
  void acceptsATokenUntilItsLifeIsOver() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    try (Sandbox other = Sandbox.builder().clock(clock(now)).start()) {
      SandboxClient asking = new SandboxClient(other);
      byte[] body = SampleEvent.request(SampleEvent.lead("a"));
      String token = asking.newToken();

      now.set(Instant.ofEpochSecond(3599));
      assertThat(asking.ask(asking.eventsRequest(token, body)).statusCode()).isEqualTo(207);
      now.set(Instant.ofEpochSecond(3600));
      assertThat(asking.ask(asking.eventsRequest(token, body)).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void expiresEveryTokenWhenTold() throws Exception {
    byte[] body = SampleEvent.request(SampleEvent.lead("a"));
    String token = client.newToken();
    sandbox.expireTokens();

    assertThat(client.ask(client.eventsRequest(token, body)).statusCode()).isEqualTo(401);
    assertThat(client.ask(client.eventsRequest(client.newToken(), body)).statusCode())
        .isEqualTo(207);
  }

  @Test
  void refusesEventsWithoutConsentWhereItIsRequired() throws Exception {
    try (Sandbox europe = Sandbox.builder().requireConsent().start()) {
      HttpResponse<byte[]> answer =
          new SandboxClient(europe).send(SampleEvent.lead("a"), SampleEvent.purchase("b"));

      assertThat(json(answer).at("/error/0/errors/0/fieldLocation").asText()).isEqualTo("consent");
      assertThat(europe.acceptedEventIds()).containsExactly("b");
    }
  }

  // Faults that answer.

  @Test
  void answersWithAStatusAndHeadersByRequestNumber() throws Exception {
    sandbox
        .events()
        .onRequest(1, Fault.status(503))
        .onRequest(2, Fault.tooManyRequests("1"))
        .onRequest(3, Fault.error(422, "INVALID_INPUT", "No").header("X-Trace", "t"));

    HttpResponse<byte[]> first = client.send(SampleEvent.lead("a"));
    HttpResponse<byte[]> second = client.send(SampleEvent.lead("a"));
    HttpResponse<byte[]> third = client.send(SampleEvent.lead("a"));
    HttpResponse<byte[]> fourth = client.send(SampleEvent.lead("a"));

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

    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(500);
    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(207);
    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(502);
    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(502);
    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(500);
  }

  @Test
  void answers401ForEver() throws Exception {
    sandbox.events().onEveryRequest(Fault.unauthorized());

    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(401);
    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(401);
    assertThat(sandbox.accepted()).isEmpty();
  }

  @Test
  void takesEventsInBehindAFailureIfTold() throws Exception {
    sandbox.events().onRequest(1, Fault.status(504).takingEvents());
    sandbox.events().onRequest(2, Fault.forget(0).takingNone());

    assertThat(client.send(SampleEvent.lead("a")).statusCode()).isEqualTo(504);
    assertThat(client.send(SampleEvent.lead("b")).statusCode()).isEqualTo(207);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
  }

  @Test
  void answers413OnlyOverTheNumberOfEvents() throws Exception {
    sandbox.events().onEveryRequest(Fault.tooLargeOver(1));

    HttpResponse<byte[]> two = client.send(SampleEvent.lead("a"), SampleEvent.lead("b"));
    HttpResponse<byte[]> one = client.send(SampleEvent.lead("a"));

    assertThat(two.statusCode()).isEqualTo(413);
    assertThat(json(two).get("code").asText()).isEqualTo("CONTENT_TOO_LARGE");
    assertThat(one.statusCode()).isEqualTo(207);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
  }

  @Test
  void redirects() throws Exception {
    sandbox.events().onRequest(1, Fault.redirect("http://elsewhere.example/"));

    HttpResponse<byte[]> answer = client.send(SampleEvent.lead("a"));

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location")).contains("http://elsewhere.example/");
    assertThat(sandbox.accepted()).isEmpty();
  }

  @Test
  void quotesAnIdentifierOfTheRequest() throws Exception {
    sandbox.events().onRequest(1, Fault.quotingAnIdentifier());

    HttpResponse<byte[]> answer = client.send(SampleEvent.lead("a"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("message").asText())
        .isEqualTo("The value " + "ab".repeat(32) + " is not allowed");
  }

  @Test
  void answersWithAWebPage() throws Exception {
    sandbox.events().onRequest(1, Fault.html());

    HttpResponse<byte[]> answer = client.send(SampleEvent.lead("a"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(new String(answer.body(), UTF_8)).startsWith("<!DOCTYPE html>");
    assertThat(sandbox.accepted()).isEmpty();
  }

  @Test
  void answersWithoutABodyOrWithOneThatIsNoJson() throws Exception {
    sandbox
        .events()
        .onRequest(1, Fault.emptyBody())
        .onRequest(2, Fault.malformedBody())
        .onRequest(3, Fault.truncatedBody());

    HttpResponse<byte[]> empty = client.send(SampleEvent.lead("a"));
    HttpResponse<byte[]> malformed = client.send(SampleEvent.lead("b"));
    HttpResponse<byte[]> truncated = client.send(SampleEvent.lead("c"));

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
    HttpResponse<byte[]> both = client.send(SampleEvent.lead("a"), SampleEvent.lead("b"));
    assertThat(json(both).get("success").findValuesAsText("index")).containsExactly("0", "1");
    assertThat(json(both).get("error").findValuesAsText("index")).containsExactly("1");
    assertThat(indexes("success")).containsExactly(0, 1, 2);
    assertThat(indexes("success")).containsExactly(1, 0);
    assertThat(sandbox.accepted()).hasSize(10);
  }

  @Test
  void answersA207As200() throws Exception {
    sandbox.events().onRequest(1, Fault.none().answering(200));

    HttpResponse<byte[]> answer = client.send(SampleEvent.lead("a"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("success")).hasSize(1);
  }

  // Faults of single events.

  @Test
  void refusesTheEventsOfOneRequestThatMatch() throws Exception {
    EventError error = EventError.of("INVALID_INPUT", "Too old").at("eventTime");
    sandbox.events().onRequest(1, Fault.refuse(hasId("a"), error));

    HttpResponse<byte[]> first = client.send(SampleEvent.lead("a"), SampleEvent.lead("b"));
    client.send(SampleEvent.lead("a"));

    assertThat(json(first).get("error"))
        .isEqualTo(
            Json.read(
                ("[{\"index\":0,\"errors\":[{\"code\":\"INVALID_INPUT\",\"message\":\"Too old\","
                        + "\"fieldLocation\":\"eventTime\"}]}]")
                    .getBytes(UTF_8)));
    assertThat(sandbox.acceptedEventIds()).containsExactly("b", "a");
  }

  @Test
  void refusesMatchingEventsForEver() throws Exception {
    sandbox.refuse(hasId("a"), EventError.internalError());

    client.send(SampleEvent.lead("a"), SampleEvent.lead("b"));
    HttpResponse<byte[]> again = client.send(SampleEvent.lead("a"));

    assertThat(json(again).at("/error/0/errors/0/code").asText()).isEqualTo("INTERNAL_ERROR");
    assertThat(json(again).at("/error/0/errors/0").has("fieldLocation")).isFalse();
    assertThat(sandbox.acceptedEventIds()).containsExactly("b");
  }

  @Test
  void refusesEachMatchingEventSoManyTimes() throws Exception {
    sandbox.refuseTimes(2, event -> true, EventError.tooManyRequests());

    client.send(SampleEvent.lead("a"));
    client.send(SampleEvent.lead("a"), SampleEvent.lead("b"));
    assertThat(sandbox.accepted()).isEmpty();
    client.send(SampleEvent.lead("a"), SampleEvent.lead("b"));
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
    client.send(SampleEvent.lead("b"));
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b");
  }

  @Test
  void quotesTheEventInItsError() throws Exception {
    sandbox.refuse(
        event -> true,
        event -> EventError.of("INVALID_INPUT", "Bad: " + event.at("/matchKeys/0/values/0")));

    assertThat(json(client.send(SampleEvent.lead("a"))).at("/error/0/errors/0/message").asText())
        .isEqualTo("Bad: \"" + "ab".repeat(32) + "\"");
  }

  // Faults of the connection.

  @Test
  void cutsBeforeTheBodyIsRead() {
    sandbox.events().onRequest(1, Fault.cutBeforeBody());

    assertThatThrownBy(() -> client.send(SampleEvent.lead("a"))).isInstanceOf(IOException.class);
    assertThat(sandbox.accepted()).isEmpty();
    assertThat(sandbox.events().requests())
        .singleElement()
        .satisfies(request -> assertThat(request.status()).isZero())
        .satisfies(request -> assertThat(request.body()).isEmpty());
  }

  @Test
  void cutsAfterTheBodyIsRead() {
    sandbox.events().onRequest(1, Fault.cutAfterBody());

    assertThatThrownBy(() -> client.send(SampleEvent.lead("a"))).isInstanceOf(IOException.class);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a");
    assertThat(sandbox.events().requests())
        .singleElement()
        .satisfies(request -> assertThat(request.status()).isZero())
        .satisfies(request -> assertThat(request.events()).hasSize(1));
  }

  @Test
  void cutsInTheMiddleOfTheAnswer() throws Exception {
    sandbox.events().onRequest(1, Fault.cutInAnswer());
    byte[] body = SampleEvent.request(SampleEvent.lead("a"));

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

    String answer = raw(rawRequest(client.newToken(), SampleEvent.request(SampleEvent.lead("a"))));

    assertThat(answer).startsWith("HTTP/1.1 207 ").endsWith("}").doesNotContain("Connection:");
  }

  @Test
  void answersWithGarbage() throws Exception {
    sandbox.events().onRequest(1, Fault.garbage());

    String answer = raw(rawRequest(client.newToken(), SampleEvent.request(SampleEvent.lead("a"))));

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
    byte[] body = SampleEvent.request(SampleEvent.lead("a"));
    var request = client.eventsRequest(client.newToken(), body);

    assertThatThrownBy(() -> client.ask(request.timeout(Duration.ofMillis(100))))
        .isInstanceOf(java.net.http.HttpTimeoutException.class);
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
    byte[] body = SampleEvent.request(SampleEvent.lead("a"));
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.askLater(client.eventsRequest(client.newToken(), body));
    arrived.await();

    sandbox.close();

    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  // What it keeps.

  @Test
  void recordsEveryRequestWithItsNumberAndConnection() throws Exception {
    client.send(SampleEvent.lead("a"));
    client.send(SampleEvent.lead("b"));

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
    assertThat(last.events()).containsExactly(SampleEvent.lead("b"));
    assertThat(last.text()).startsWith("{\"events\":[{");
    assertThat(sandbox.token().requests().get(0).text()).isEqualTo(GOOD_FORM);
  }

  @Test
  void readsABodyInChunks() throws Exception {
    byte[] body = SampleEvent.request(SampleEvent.lead("a"));
    var request =
        client
            .eventsRequest(client.newToken(), body)
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));

    assertThat(client.ask(request).statusCode()).isEqualTo(207);
    assertThat(sandbox.events().requests().get(0).body()).isEqualTo(body);
  }

  @Test
  void countsEachEventIdOnceAsAmazonDoes() throws Exception {
    ObjectNode changed = SampleEvent.lead("a");
    changed.put("countryCode", "JP");
    ObjectNode without = SampleEvent.lead("x");
    without.remove("eventId");

    client.send(SampleEvent.lead("a"), SampleEvent.lead("b"), without);
    client.send(SampleEvent.lead("b"), changed, without);

    assertThat(sandbox.accepted()).hasSize(6);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b", "b", "a");
    assertThat(sandbox.acceptedOnce())
        .containsExactly(SampleEvent.lead("a"), SampleEvent.lead("b"), without, without);
    assertThat(sandbox.changedEventIds()).containsExactly("a");
  }

  @Test
  void keepsOnlyIdsAndNumbersIfTold() throws Exception {
    try (Sandbox small = Sandbox.builder().keepBodies(false).start()) {
      SandboxClient asking = new SandboxClient(small);
      asking.send(SampleEvent.lead("a"), SampleEvent.purchase("b"));
      ObjectNode changed = SampleEvent.lead("a");
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
    byte[] body = SampleEvent.request(SampleEvent.lead("a"));
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

    assertThatThrownBy(() -> new SandboxClient(other).send(SampleEvent.lead("a")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(other::close)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  private List<Integer> indexes(String part) throws Exception {
    HttpResponse<byte[]> answer = client.send(SampleEvent.lead("a"), SampleEvent.lead("b"));
    return json(answer).get(part).findValues("index").stream().map(JsonNode::intValue).toList();
  }

  private static java.util.function.Predicate<JsonNode> hasId(String id) {
    return event -> event.path("eventId").asText().equals(id);
  }

  private static java.net.http.HttpRequest.Builder without(
      String header, java.net.http.HttpRequest.Builder request) {
    return java.net.http.HttpRequest.newBuilder(
        request.build(), (name, value) -> !name.equalsIgnoreCase(header));
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

  /** Sends bytes and returns what comes until the sandbox ends the connection. */
  private String raw(byte[] request) throws IOException {
    URI url = URI.create(sandbox.baseUrl());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Clock clock(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
