package org.embulk.output.amazon_ads.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.service.ValidEvents;

/** Asks a sandbox as the contract wants to be asked. */
public final class SandboxClient {
  static final String FORM = "application/x-www-form-urlencoded";
  static final String GOOD_FORM =
      "grant_type=refresh_token&refresh_token=Atzr%7Csandbox-refresh-token"
          + "&client_id=amzn1.application-oa2-client.sandbox&client_secret=sandbox-client-secret";

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final String baseUrl;

  SandboxClient(Sandbox sandbox) {
    this(sandbox.baseUrl());
  }

  public SandboxClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  HttpRequest.Builder tokenRequest(String form) {
    return HttpRequest.newBuilder(URI.create(baseUrl + Sandbox.TOKEN_PATH))
        .header("Content-Type", FORM)
        .POST(BodyPublishers.ofString(form));
  }

  HttpRequest.Builder eventsRequest(String token, byte[] body) {
    return HttpRequest.newBuilder(URI.create(baseUrl + Sandbox.EVENTS_PATH))
        .header("Authorization", "Bearer " + token)
        .header("Amazon-Ads-AccountId", "advertiser-1")
        .header("Amazon-Ads-ClientId", Sandbox.CLIENT_ID)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("Accept", "application/json")
        .header("User-Agent", "embulk-output-amazon_ads_conversion/0.1.0")
        .POST(BodyPublishers.ofByteArray(body));
  }

  /** Asks with an API token, as Amazon's own client does. */
  HttpRequest.Builder eventsRequestByApiToken(String token, byte[] body) {
    return HttpRequest.newBuilder(URI.create(baseUrl + Sandbox.EVENTS_PATH))
        .header("Amazon-Advertising-API-Token", token)
        .header("Amazon-Ads-Manager-AccountId", Sandbox.MANAGER_ACCOUNT_ID)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("Accept", "application/json")
        .header("User-Agent", "embulk-output-amazon_ads_conversion/0.1.0")
        .POST(BodyPublishers.ofByteArray(body));
  }

  String newToken() throws IOException, InterruptedException {
    return json(ask(tokenRequest(GOOD_FORM))).get("access_token").asText();
  }

  public HttpResponse<byte[]> send(JsonNode... events) throws IOException, InterruptedException {
    return ask(eventsRequest(newToken(), ValidEvents.request(events)));
  }

  HttpResponse<byte[]> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  CompletableFuture<HttpResponse<byte[]>> askLater(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofByteArray());
  }

  static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return Json.read(answer.body());
  }
}
