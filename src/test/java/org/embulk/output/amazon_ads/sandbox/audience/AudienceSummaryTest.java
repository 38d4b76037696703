package org.embulk.output.amazon_ads.sandbox.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.audience;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.create;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.uploadToBoth;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sandbox tells of an audience of two people. */
class AudienceSummaryTest {
  private final AudienceSandbox sandbox = AudienceSandbox.documented().start();

  @BeforeEach
  void fill() throws Exception {
    AudienceClient client = new AudienceClient(sandbox.baseUrl()).logIn();
    String parts =
        """
        {"amcAccountId": "amc_account_id", "amcAccountMarketplaceId": "ATVPDKIKX0DER",
         "amcInstanceId": "amc_instance_id", "dspAdvertiserId": "dsp_advertiser_id",
         "dspProfileId": "4000000002"}
        """;
    String connection =
        client
            .ask(
                Operation.CREATE_CONNECTION,
                client.post(Operation.CREATE_CONNECTION, "/amc/audiences/connections", parts),
                201)
            .get("connectionId")
            .asText();
    String body = audience(connection, "external_audience_id", "audience_name");
    client.ask(
        Operation.CREATE_AUDIENCE,
        client.post(Operation.CREATE_AUDIENCE, "/amc/audiences/metadata", body),
        201);
    String upload = uploadToBoth(connection, "361054992504331001", create("c-1"), create("c-2"));
    client.ask(
        Operation.UPLOAD, client.post(Operation.UPLOAD, "/amc/audiences/records", upload), 202);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void answersWithItWhenItIsAsked() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + AudienceSandbox.SUMMARY_PATH))
            .build();
    byte[] asked = new AudienceClient(sandbox.baseUrl()).ask(request).body();

    assertThat(new String(asked, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            token requests: 1
            uploads: 1
            records: 2
            requests: 4
            connections: 1
              7b1e9c40-2f6d-4f57-8c3a-000000000001
                instance amc_instance_id, advertiser dsp_advertiser_id
            audiences: 1
              361054992504331001 "audience_name"
                connection 7b1e9c40-2f6d-4f57-8c3a-000000000001
                members in AMC: 2
                  c-1 US: email
                  c-2 US: email
                members in DSP: 2
                  c-1 US: email
                  c-2 US: email
            violations: 0
            """);
  }

  @Test
  void countsMembersWithoutNamingThem() {
    assertThat(AudienceSummary.numbersOf(sandbox))
        .contains("members in AMC: 2\n    members in DSP: 2\n")
        .doesNotContain("c-1", "c-2");
  }
}
