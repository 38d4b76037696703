package org.embulk.output.amazon_ads.sandbox.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.Definitions;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** Asks a sandbox as the contract wants to be asked, and checks each answer against its schema. */
final class AudienceClient {
  private static final String FORM =
      "grant_type=refresh_token&refresh_token=Atzr%7Csandbox-refresh-token"
          + "&client_id=amzn1.application-oa2-client.sandbox&client_secret=sandbox-client-secret";

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final String baseUrl;
  private String token = "";

  AudienceClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Logs in, and uses this token from now on. */
  AudienceClient logIn() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + Sandbox.TOKEN_PATH))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(FORM))
            .build();
    token = Json.read(ask(request).body()).get("access_token").asText();
    return this;
  }

  HttpRequest.Builder request(Operation operation, String target) {
    return HttpRequest.newBuilder(URI.create(baseUrl + target))
        .header("Authorization", "Bearer " + token)
        .header("Amazon-Advertising-API-ClientId", Sandbox.CLIENT_ID)
        .header("User-Agent", "embulk-output-amazon_ads/0.1.0")
        .header("Accept", operation.mediaType());
  }

  HttpRequest.Builder post(Operation operation, String target, String body) {
    return request(operation, target)
        .header("Content-Type", operation.mediaType())
        .POST(BodyPublishers.ofString(body));
  }

  HttpRequest.Builder put(Operation operation, String target, String body) {
    return request(operation, target)
        .header("Content-Type", operation.mediaType())
        .PUT(BodyPublishers.ofString(body));
  }

  HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }

  /** Asks, and checks status, media type and body of the answer. */
  JsonNode ask(Operation operation, HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<byte[]> answer = ask(request.build());
    JsonNode json = Json.read(answer.body());
    assertThat(answer.statusCode()).as(json.toString()).isEqualTo(status);
    boolean isError = status >= 300;
    if (!isError) {
      assertThat(answer.headers().firstValue("Content-Type")).contains(operation.mediaType());
    }
    String definition = isError ? errorDefinition(json) : operation.answerDefinition();
    assertThat(Definitions.named(definition).errorsOf(json)).as(json.toString()).isEmpty();
    return json;
  }

  JsonNode get(Operation operation, String target, int status) throws Exception {
    return ask(operation, request(operation, target), status);
  }

  private static String errorDefinition(JsonNode json) {
    return json.has("requestId") ? "connectionsError" : "gatewayError";
  }
}
