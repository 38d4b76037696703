package org.embulk.output.amazon_ads.sandbox.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.audience;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.create;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.uploadToBoth;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AudienceSandboxServerTest {
  @Test
  void tellsWhoIsAMemberWhenItIsAskedAndWhenItIsTerminated() throws Exception {
    Process server = start();
    try (BufferedReader out = server.inputReader()) {
      String url = out.readLine().replace("sandbox listening on ", "");
      fill(new AudienceClient(url).logIn());
      String summary =
          """
          token requests: 1
          uploads: 1
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
          """;

      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/sandbox/summary")).build();
      byte[] asked = new AudienceClient(url).ask(request).body();
      assertThat(new String(asked, StandardCharsets.UTF_8)).isEqualTo(summary);

      // Unlike the process's own destroy(), its handle's leaves the output open to read.
      server.toHandle().destroy();
      assertThat(out.lines().collect(Collectors.joining("\n", "", "\n"))).isEqualTo(summary);
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  private static void fill(AudienceClient client) throws Exception {
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

  private static Process start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AudienceSandboxServer.class.getName()))
        .start();
  }
}
