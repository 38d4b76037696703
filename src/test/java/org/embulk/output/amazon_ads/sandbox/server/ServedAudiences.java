package org.embulk.output.amazon_ads.sandbox.server;

import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.status;

import java.time.Duration;
import java.util.OptionalInt;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandboxBuilder;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSummary;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.AmcAccount;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;

/**
 * The sandbox of the audiences, which has what the config names: the instance, the advertiser and,
 * for an {@code UPDATE}, the audience and its connection.
 */
final class ServedAudiences implements Served {
  private static final String UNNAMED = "sandbox";

  private final AudienceSandbox sandbox;
  private final boolean isMadeUp;

  ServedAudiences(OwnConfig config, boolean isMadeUp, OptionalInt fault) {
    this.isMadeUp = isMadeUp;
    this.sandbox = sandboxFor(config).keepBodies(isMadeUp).start();
    fault.ifPresent(
        code ->
            sandbox
                .script(Operation.UPLOAD)
                .onRequests(1, SandboxServer.FAULTY_REQUESTS, status(Operation.UPLOAD, code)));
  }

  private static AudienceSandboxBuilder sandboxFor(OwnConfig config) {
    String account = config.text("amc_account_id").orElse(UNNAMED);
    String instance = config.text("amc_instance_id").orElse(UNNAMED);
    String advertiser = config.text("dsp_advertiser_id").orElse(UNNAMED);
    AudienceSandboxBuilder builder =
        AudienceSandbox.builder()
            .account(new AmcAccount(account, "ATVPDKIKX0DER").instance(instance))
            .profile(4_000_000_001L, advertiser)
            .status(StatusScript.atOnce());
    config
        .text("audience_id")
        .filter(id -> id.matches("[1-9][0-9]*"))
        .ifPresent(
            id -> {
              Connection connection =
                  Connection.of(config.text("connection_id").orElse(UNNAMED), instance)
                      .account(account);
              boolean isForDsp =
                  config.text("target").filter("AMC_AND_DSP"::equalsIgnoreCase).isPresent();
              builder
                  .connection(isForDsp ? connection.advertiser(advertiser) : connection)
                  .audience(Audience.of(id, connection.id(), "An audience of the sandbox"));
            });
    return builder;
  }

  @Override
  public String baseUrl() {
    return sandbox.baseUrl();
  }

  @Override
  public Duration sinceLastRequest() {
    return sandbox.sinceLastRequest();
  }

  @Override
  public void stop() {
    sandbox.stop();
  }

  @Override
  public String summary() {
    return isMadeUp ? AudienceSummary.of(sandbox) : AudienceSummary.numbersOf(sandbox);
  }
}
