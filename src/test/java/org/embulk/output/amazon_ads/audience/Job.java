package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.core.retry.JumpingTimer;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.embulk.output.amazon_ads.fixture.Pages;
import org.embulk.output.amazon_ads.fixture.RowPages;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.util.config.ConfigMapperFactory;

/** Runs jobs of the plugin against a sandbox, from the config to the REPORT, without Embulk. */
final class Job {
  static final String AUDIENCE = "361054992504331001";
  static final String CONNECTION = "connection-1";
  static final String EXISTS =
      "\naudience 361054992504331001 exists (connection %s): run again with action UPDATE and this"
          + " audience_id";

  private final ConfigSource config =
      ConfigMapperFactory.withDefault()
          .newConfigSource()
          .set("amc_instance_id", "amc_instance_id")
          .set("country_code", "US")
          .set("client_id", Sandbox.CLIENT_ID)
          .set("client_secret", Sandbox.CLIENT_SECRET)
          .set("refresh_token", Sandbox.REFRESH_TOKEN);
  private Timer timer = new JumpingTimer();

  private Job() {}

  /** A job that makes an audience in AMC alone. */
  static Job creating(AudienceSandbox sandbox) {
    return new Job()
        .at(sandbox)
        .with("external_audience_id", "external_audience_id")
        .with("audience_name", "audience_name");
  }

  /** The same for AMC and the DSP. */
  static Job creatingForDsp(AudienceSandbox sandbox) {
    return creating(sandbox)
        .with("target", "AMC_AND_DSP")
        .with("dsp_advertiser_id", "dsp_advertiser_id");
  }

  /** A job for an audience that exists in AMC. */
  static Job updating(AudienceSandbox sandbox) {
    return new Job().at(sandbox).with("action", "UPDATE").with("audience_id", AUDIENCE);
  }

  private Job at(AudienceSandbox sandbox) {
    return with("api_endpoint", sandbox.baseUrl()).with("token_endpoint", sandbox.tokenUrl());
  }

  /** Sets an option. */
  Job with(String option, Object value) {
    config.set(option, value);
    return this;
  }

  Job without(String... options) {
    List.of(options).forEach(config::remove);
    return this;
  }

  Job waiting(int minutes) {
    return with("wait_until_finish", true).with("max_wait_time", minutes);
  }

  Job timer(Timer other) {
    timer = other;
    return this;
  }

  /** Runs it with one output for each of these. */
  Result run(People... outputs) {
    return runOn(new AmazonAdsOutputPlugin(timer), outputs);
  }

  /** Runs it on a plugin instance that may have run another one before. */
  Result runOn(AmazonAdsOutputPlugin plugin, People... outputs) {
    List<String> lines = new ArrayList<>();
    ConfigDiff diff = null;
    RuntimeException failure = null;
    try (CapturedLog log = CapturedLog.ofEverything()) {
      try {
        diff =
            new Pages()
                .inSession(
                    () ->
                        plugin.transaction(
                            config,
                            outputs[0].schema(),
                            outputs.length,
                            task -> run(plugin, task, outputs)));
      } catch (RuntimeException e) {
        failure = e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      lines.addAll(log.lines());
    }
    return new Result(Optional.ofNullable(diff), Optional.ofNullable(failure), lines);
  }

  private static List<TaskReport> run(
      AmazonAdsOutputPlugin plugin, TaskSource task, People... outputs) {
    List<TaskReport> reports = new ArrayList<>();
    for (People people : outputs) {
      TransactionalPageOutput output = plugin.open(task, people.schema(), reports.size());
      try {
        people.feed(RowPages.USUAL, output);
        reports.add(output.commit());
      } finally {
        output.close();
      }
    }
    return reports;
  }

  /**
   * How a job ended.
   *
   * @param log each line with its level before it
   */
  record Result(Optional<ConfigDiff> diff, Optional<RuntimeException> failure, List<String> log) {
    /** Returns the message of the failure. */
    String message() {
      return failure.orElseThrow(() -> new AssertionError("the job did not fail")).getMessage();
    }

    /** Fails the test if the job failed. */
    Result committed() {
      failure.ifPresent(
          e -> {
            throw new AssertionError("the job failed", e);
          });
      return this;
    }

    /** Returns the lines of the REPORT, without their level. */
    List<String> report() {
      int start = log.indexOf("INFO ************* REPORT *************");
      return start < 0
          ? List.of()
          : log.subList(start, log.size()).stream()
              .map(line -> line.substring(line.indexOf(' ') + 1))
              .toList();
    }
  }
}
