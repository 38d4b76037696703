package org.embulk.output.amazon_ads.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.SandboxClient.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.embulk.output.amazon_ads.sandbox.service.ValidEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An advertiser or a manager account, Login with Amazon or an API token, and no mixture. */
class WaysInTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static ObjectNode lead(String dataSetId) {
    ObjectNode lead = ValidEvents.lead("a");
    ((ObjectNode) lead.get("eventDescription")).remove("dataSetName");
    return dataSetId == null ? lead : lead.put("dataSetId", dataSetId);
  }

  private HttpResponse<byte[]> byApiToken(String token, ObjectNode event) throws Exception {
    return client.ask(client.eventsRequestByApiToken(token, ValidEvents.request(event)));
  }

  @Test
  void takesAManagerAccountInsteadOfAnAdvertiser() throws Exception {
    HttpResponse<byte[]> response =
        client.ask(
            client
                .eventsRequest(client.newToken(), ValidEvents.request(lead(null)))
                .setHeader("Amazon-Ads-Manager-AccountId", Sandbox.MANAGER_ACCOUNT_ID)
                .setHeader("Amazon-Ads-AccountId", " "));

    assertThat(response.statusCode()).isEqualTo(207);
  }

  @Test
  void refusesTwoAccounts() throws Exception {
    HttpResponse<byte[]> response =
        client.ask(
            client
                .eventsRequest(client.newToken(), ValidEvents.request(lead(null)))
                .setHeader("Amazon-Ads-Manager-AccountId", Sandbox.MANAGER_ACCOUNT_ID));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void refusesAnApiTokenBesideAnAccessToken() throws Exception {
    HttpResponse<byte[]> response =
        client.ask(
            client
                .eventsRequestByApiToken(
                    Sandbox.API_TOKEN, ValidEvents.request(lead(Sandbox.DATASET_ID)))
                .setHeader("Authorization", "Bearer " + client.newToken()));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void refusesAnotherDataSetThanTheTokens() throws Exception {
    HttpResponse<byte[]> response =
        byApiToken(Sandbox.API_TOKEN, lead("amzn1.adm.ds1.evnt1.other"));

    assertThat(json(response).at("/error/0/errors/0/fieldLocation").asText())
        .isEqualTo("dataSetId");
  }

  @Test
  void refusesADataSetIdWithoutAnApiToken() throws Exception {
    assertThat(json(client.send(lead(Sandbox.DATASET_ID))).at("/error/0/errors/0/fieldLocation"))
        .hasToString("\"dataSetId\"");
  }
}
