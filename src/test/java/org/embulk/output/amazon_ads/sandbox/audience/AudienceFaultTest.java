package org.embulk.output.amazon_ads.sandbox.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.after;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.before;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.create;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class AudienceFaultTest {
  private static final String RECORDS = "/amc/audiences/records";
  private static final String ID = "361054992504331001";

  private final AudienceSandbox sandbox =
      AudienceSandbox.documented()
          .connection(Connection.of("c-1", "amc_instance_id"))
          .audience(Audience.of(ID, "c-1", "loyal customers"))
          .start();
  private final AudienceClient client = new AudienceClient(sandbox.baseUrl());

  @BeforeEach
  void logIn() throws Exception {
    client.logIn();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @MethodSource
  void answersWithAnErrorBeforeOrAfterTheEffect(
      Fault fault, int status, String body, boolean effect) throws Exception {
    sandbox.script(Operation.UPLOAD).onRequest(1, fault.header("Retry-After", "odd"));

    HttpResponse<byte[]> answer = client.ask(uploadOf("c-1").build());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Json.read(answer.body())).hasToString(body);
    assertThat(answer.headers().firstValue("Retry-After")).contains("odd");
    assertThat(sandbox.members(ID, Target.AMC).containsKey("c-1")).isEqualTo(effect);
    assertThat(client.ask(uploadOf("c-2").build()).statusCode()).isEqualTo(202);
  }

  static Stream<Arguments> answersWithAnErrorBeforeOrAfterTheEffect() {
    return Stream.of(
        Arguments.of(
            AudienceFaults.status(Operation.UPLOAD, 429),
            429,
            "{\"message\":\"Scripted fault\"}",
            false),
        Arguments.of(
            AudienceFaults.gatewayMessage(403, "Forbidden"),
            403,
            "{\"Message\":\"Forbidden\"}",
            false),
        Arguments.of(
            AudienceFaults.tooLargeOver(0), 413, "{\"Message\":\"Request Too Long\"}", false),
        Arguments.of(
            AudienceFaults.quotingAPerson(400),
            400,
            "{\"message\":\"The record c-1 has a bad email " + Bodies.EMAIL + "\"}",
            false),
        Arguments.of(
            after(AudienceFaults.gatewayDetails(504, "TIMEOUT", "Too slow")),
            504,
            "{\"code\":\"TIMEOUT\",\"details\":\"Too slow\"}",
            true));
  }

  @Test
  void losesTheConnectionBeforeOrAfterTheEffect() throws Exception {
    sandbox
        .script(Operation.UPLOAD)
        .onRequest(1, before(Fault.cutAfterBody()))
        .onRequest(2, Fault.cutBeforeBody())
        .onRequest(3, Fault.cutAfterBody())
        .onRequest(4, Fault.cutInAnswer());

    for (int person = 1; person <= 4; person++) {
      HttpRequest request = uploadOf("c-" + person).build();
      assertThatThrownBy(() -> client.ask(request)).isInstanceOf(IOException.class);
    }

    assertThat(sandbox.members(ID, Target.AMC)).containsOnlyKeys("c-3", "c-4");
    assertThat(sandbox.requests(Operation.UPLOAD)).hasSize(4);
    assertThat(sandbox.uploads()).hasSize(2);
  }

  @Test
  void sendsABodyWithoutAnEnd() throws Exception {
    sandbox.script(Operation.LIST_CONNECTIONS).onRequest(1, Fault.endlessBody());
    HttpRequest request =
        client.request(Operation.LIST_CONNECTIONS, "/amc/audiences/connections").build();

    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000).containsOnly(' ');
    }
  }

  @Test
  void spoilsAnAnswer() throws Exception {
    sandbox.script(Operation.UPLOAD).onRequest(1, AudienceFaults.withoutId());
    sandbox
        .script(Operation.READ_AUDIENCE)
        .onRequest(1, AudienceFaults.unknownFields())
        .onRequest(2, AudienceFaults.idsAsText());

    assertThat(Json.read(client.ask(uploadOf("c-1").build()).body())).hasToString("{}");
    JsonNode more = readAudience();
    JsonNode text = readAudience();

    assertThat(more.at("/metadata/addedByAmazon/list")).hasToString("[1,null]");
    assertThat(more.get("audienceId").isNumber()).isTrue();
    assertThat(text.get("audienceId")).hasToString("\"361054992504331001\"");
  }

  @Test
  void checksARequestTooThatAFaultAnswers() throws Exception {
    sandbox.script(Operation.UPLOAD).onRequest(1, AudienceFaults.status(Operation.UPLOAD, 503));

    client.ask(client.post(Operation.UPLOAD, RECORDS, "{").build());

    assertThat(sandbox.takeViolations()).containsExactly("UPLOAD 1: The body is not JSON");
  }

  @Test
  void letsAStatusBeAskedAgainWhoseAnswerWasLost() throws Exception {
    String job = client.ask(Operation.UPLOAD, uploadOf("c-1"), 202).get("jobRequestId").asText();
    sandbox.script(Operation.READ_STATUS).onRequest(1, after(Fault.status(503)));

    client.get(Operation.READ_STATUS, RECORDS + "/" + job, 503);
    client.get(Operation.READ_STATUS, RECORDS + "/" + job, 200);
    assertThat(sandbox.violations()).isEmpty();

    client.get(Operation.READ_STATUS, RECORDS + "/" + job, 400);
    assertThat(sandbox.takeViolations()).hasSize(1);
  }

  private HttpRequest.Builder uploadOf(String person) {
    return client.post(Operation.UPLOAD, RECORDS, upload("c-1", ID, create(person)));
  }

  private JsonNode readAudience() throws Exception {
    HttpRequest request =
        client.request(Operation.READ_AUDIENCE, "/amc/audiences/metadata/" + ID).build();
    return Json.read(client.ask(request).body());
  }
}
