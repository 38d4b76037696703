package org.embulk.output.amazon_ads.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A config that was written for Amazon, as it has to be for a sandbox. */
class OwnConfigTest {
  private static final String URL = "http://127.0.0.1:1234";

  @TempDir private Path folder;

  private OwnConfig read(String yaml) throws Exception {
    return OwnConfig.read(Files.writeString(folder.resolve("my.yml"), yaml));
  }

  private JsonNode against(String yaml) throws Exception {
    return new ObjectMapper().readTree(read(yaml).against(URL, false));
  }

  @Test
  void replacesAddressesAndLogin() throws Exception {
    JsonNode out =
        against(
                """
                out:
                  type: amazon_ads_conversion
                  td_authentication_id: "12345"
                  client_id: mine
                  client_secret: a secret of mine
                  refresh_token: a token of mine
                  api_endpoint: https://advertising-api.amazon.com
                  token_endpoint: https://api.amazon.com/auth/o2/token
                """)
            .get("out");

    assertThat(out)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "amazon_ads_conversion",
                     "client_id": "amzn1.application-oa2-client.sandbox",
                     "client_secret": "sandbox-client-secret",
                     "refresh_token": "Atzr|sandbox-refresh-token",
                     "api_endpoint": "http://127.0.0.1:1234",
                     "token_endpoint": "http://127.0.0.1:1234/auth/o2/token"}
                    """));
  }

  @Test
  void replacesAnApiTokenAndItsDataSet() throws Exception {
    JsonNode out =
        against(
                """
                out:
                  type: amazon_ads_conversion
                  manager_account_id: amzn1.ads1.ma1.mine
                  api_token: amzn_ads|mine
                  dataset_id: amzn1.adm.ds1.evnt1.mine
                """)
            .get("out");

    assertThat(out)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "amazon_ads_conversion",
                     "manager_account_id": "amzn1.ads1.ma1.mine",
                     "api_token": "amzn_ads|sandbox-api-token",
                     "dataset_id": "amzn1.adm.ds1.evnt1.sandbox",
                     "api_endpoint": "http://127.0.0.1:1234"}
                    """));
  }

  @Test
  void givesALoginToAConfigWithoutOne() throws Exception {
    assertThat(against("out: {type: amazon_ads}").at("/out/client_secret").asText())
        .isEqualTo("sandbox-client-secret");
  }

  /** What YAML makes of yes and of a date is what the plugin has to complain of. */
  @Test
  void leavesEverythingElseAsEmbulkReadsIt() throws Exception {
    JsonNode config =
        against(
            """
            exec: {min_output_tasks: 1}
            in:
              type: file
              path_prefix: my-orders_
              parser: {type: csv, delimiter: "\\t", trim_if_not_quoted: true}
            out:
              type: amazon_ads_conversion
              advertiser_id: "0123"
              dataset_name: yes
              custom_data: 2026-11-20
              columns: {email: Käufer}
            """);

    assertThat(config.at("/exec/min_output_tasks").asInt()).isEqualTo(1);
    assertThat(config.at("/in/parser/delimiter").asText()).isEqualTo("\t");
    assertThat(config.at("/in/parser/trim_if_not_quoted").isBoolean()).isTrue();
    assertThat(config.at("/out/advertiser_id").asText()).isEqualTo("0123");
    assertThat(config.at("/out/dataset_name").isBoolean()).isTrue();
    assertThat(config.at("/out/custom_data").asLong()).isEqualTo(1_795_132_800_000L);
    assertThat(config.at("/out/columns/email").asText()).isEqualTo("Käufer");
  }

  @Test
  void makesADryRun() throws Exception {
    OwnConfig config = read("out: {type: amazon_ads, dry_run: false}");

    assertThat(config.against(URL, true)).contains("\"dry_run\":true");
    assertThat(config.against(URL, false)).contains("\"dry_run\":false");
  }

  @Test
  void tellsThePluginsApart() throws Exception {
    assertThat(read("out: {type: amazon_ads}").isForAudiences()).isTrue();
    assertThat(read("out: {type: amazon_ads_conversion}").isForAudiences()).isFalse();
  }

  @Test
  void tellsThePluginsApartByTheirArtifacts() throws Exception {
    String artifact = "{source: maven, name: amazon_ads_conversion, version: 0.1.0";

    assertThat(read("out: {type: " + artifact + "}}").isForAudiences()).isFalse();
    assertThat(read("out: {type: " + artifact + ", classifier: audience}}").isForAudiences())
        .isTrue();
  }

  @Test
  void refusesAnotherOutput() {
    assertThatThrownBy(() -> read("out: {type: stdout}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "my.yml has no \"out\" of the type amazon_ads_conversion or amazon_ads");
    assertThatThrownBy(() -> read("just a text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no \"out\"");
  }

  @Test
  void refusesWhatIsNotYamlWithoutQuotingIt() {
    assertThatThrownBy(() -> read("out:\n  client_secret: %a-secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "my.yml is not YAML in line 2: found character '%' that cannot start any token."
                + " (Do not use % for indentation)");
  }
}
