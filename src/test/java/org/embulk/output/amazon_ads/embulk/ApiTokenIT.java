package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two ways in that Amazon's own client has besides an advertiser's login. */
class ApiTokenIT {
  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private EmbulkProcess.Result run(EmbulkConfig config) throws IOException, InterruptedException {
    return new EmbulkProcess(folder).run(config);
  }

  private EmbulkConfig config() {
    return Conversions.config(sandbox, Conversions.leads("a-1", "a-2"));
  }

  @Test
  void sendsWithAnApiTokenAndNeverLogsIn() throws Exception {
    EmbulkProcess.Result result = run(Conversions.byApiToken(config(), Sandbox.API_TOKEN));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(sandbox.token().requests()).isEmpty();
    assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2");
    assertThat(sandbox.accepted())
        .allSatisfy(
            event -> {
              assertThat(event.get("dataSetId").asText()).isEqualTo(Sandbox.DATASET_ID);
              assertThat(event.get("eventDescription").has("dataSetName")).isFalse();
            });
  }

  @Test
  void failsAtOnceIfTheApiTokenIsNotAccepted() throws Exception {
    EmbulkProcess.Result result =
        run(
            Conversions.byApiToken(config(), "amzn_ads|never-made")
                .out("skip_invalid_record", true)
                .out("skip_error_batch", true));

    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.config.ConfigException: output 1: Amazon did not accept \"api_token\" (status"
                + " 401 UNAUTHORIZED: The API token is unknown): check that it still exists, and that"
                + " it was made for \"dataset_id\" and \"manager_account_id\"; of the job's"
                + " records, 0 were already accepted by Amazon, 0 may have been accepted; running"
                + " the job again counts nothing twice; correct the config");
    assertThat(sandbox.events().requests()).hasSize(1);
    assertThat(sandbox.token().requests()).isEmpty();
  }

  @Test
  void saysWhatToCheckIfTheApiTokenMayNotWrite() throws Exception {
    sandbox.events().onEveryRequest(Fault.status(403));

    EmbulkProcess.Result result = run(Conversions.byApiToken(config(), Sandbox.API_TOKEN));

    assertThat(result.error())
        .contains(
            "does not allow this client to write events for this account (status 403",
            "check \"manager_account_id\", \"dataset_id\" and \"region\", and that \"api_token\" was"
                + " made for them");
  }

  @Test
  void sendsForAManagerAccountWithLoginWithAmazon() throws Exception {
    EmbulkProcess.Result result =
        run(
            config()
                .out("advertiser_id", "")
                .out("manager_account_id", Sandbox.MANAGER_ACCOUNT_ID)
                .out("dataset_name", "web"));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    ReceivedRequest request = sandbox.events().requests().get(0);
    assertThat(request.header("Amazon-Ads-Manager-AccountId")).contains(Sandbox.MANAGER_ACCOUNT_ID);
    assertThat(request.header("Amazon-Ads-AccountId")).isEmpty();
    assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2");
  }
}
