package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.List;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads_conversion.fixture.ClosedPort;
import org.embulk.output.amazon_ads_conversion.fixture.ValidRow;
import org.embulk.output.amazon_ads_conversion.readme.Readme;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.output.amazon_ads_conversion.report.Tally.Count;
import org.embulk.output.amazon_ads_conversion.sandbox.Sandbox;
import org.embulk.output.amazon_ads_conversion.sandbox.fault.Fault;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.util.config.ConfigMapperFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README's troubleshooting quotes what a failed job says. */
@Timeout(60)
class TroubleshootingTest {
  private final Sandbox sandbox = Sandbox.start();
  private final Pages pages = new Pages();
  private final AmazonAdsConversionOutputPlugin plugin = new AmazonAdsConversionOutputPlugin();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void quotesARefusedRefreshToken() {
    assertIsQuoted(
        failure(config().set("refresh_token", "wrong")), "status 400 invalid_grant: check ");
  }

  @Test
  void quotesARefusedClientSecret() {
    assertIsQuoted(
        failure(config().set("client_secret", "wrong")), "status 401 invalid_client: check ");
  }

  @Test
  void quotesAnAccountThatTheClientMayNotWriteTo() {
    sandbox.events().onRequest(1, Fault.status(403));

    assertIsQuoted(failure(config()), "Amazon does not allow this client to write events ");
  }

  /** The hosts are Amazon's, but a proxy stands before them. */
  @Test
  void quotesAHostThatCannotBeReached() throws Exception {
    ConfigSource config =
        config()
            .set("advertiser_id", "")
            .set("client_id", "")
            .set("client_secret", "")
            .set("refresh_token", "")
            .set("api_endpoint", "")
            .set("token_endpoint", "")
            .set("manager_account_id", Sandbox.MANAGER_ACCOUNT_ID)
            .set("api_token", Sandbox.API_TOKEN)
            .set("dataset_id", Sandbox.DATASET_ID);
    InetSocketAddress closed = new InetSocketAddress("127.0.0.1", ClosedPort.find());
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(ProxySelector.of(closed));
    try {
      assertIsQuoted(
          failure(config)
              .replace(
                  " through the proxy " + closed.getHostString() + ":" + closed.getPort() + ":",
                  ":"),
          "Can't connect to advertising-api.amazon.com (the Events API, \"region\": NA): connection");
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void quotesAJobOfWhichNothingIsAccepted() {
    Tally tally = new Tally();
    tally.add(Count.RECORDS, 1203);
    tally.addReason("invalid_value", 1203);

    assertIsQuoted(
        catchThrowable(() -> AcceptanceCheck.check(tally, false)).getMessage(),
        "not one of the job's 1203 records was accepted; the most frequent reasons: ");
  }

  private static void assertIsQuoted(String message, String part) {
    assertThat(message).contains(part);
    assertThat(Readme.troubleshootingQuotes(message)).as(message).isTrue();
  }

  private ConfigSource config() {
    return ConfigMapperFactory.withDefault()
        .newConfigSource()
        .set("advertiser_id", "ENTITY1")
        .set("client_id", Sandbox.CLIENT_ID)
        .set("client_secret", Sandbox.CLIENT_SECRET)
        .set("refresh_token", Sandbox.REFRESH_TOKEN)
        .set("api_endpoint", sandbox.baseUrl())
        .set("token_endpoint", sandbox.tokenUrl())
        .set("maximum_retries", 0);
  }

  private String failure(ConfigSource config) {
    return catchThrowable(
            () ->
                pages.inSession(
                    () ->
                        plugin.transaction(
                            config,
                            RowPages.SCHEMA,
                            1,
                            task -> {
                              send(task);
                              return List.of();
                            })))
        .getMessage();
  }

  private void send(TaskSource task) {
    TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);
    try {
      RowPages.feed(List.of(ValidRow.lead("a")), RowPages.USUAL, output);
    } finally {
      output.close();
    }
  }
}
