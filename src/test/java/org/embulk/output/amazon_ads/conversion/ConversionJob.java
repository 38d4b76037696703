package org.embulk.output.amazon_ads.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.embulk.output.amazon_ads.fixture.Pages;
import org.embulk.output.amazon_ads.fixture.RowPages;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.spi.Schema;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.util.config.ConfigMapperFactory;

/** Runs jobs of the plugin against a sandbox, from the config to the last line, without Embulk. */
final class ConversionJob {
  private final AmazonAdsConversionOutputPlugin plugin = new AmazonAdsConversionOutputPlugin();
  private final ConfigSource config;

  private ConversionJob(ConfigSource config) {
    this.config = config;
  }

  /** A job that hardly waits for retries. */
  static ConversionJob at(Sandbox sandbox) {
    return new ConversionJob(
        ConfigMapperFactory.withDefault()
            .newConfigSource()
            .set("advertiser_id", "ENTITY1")
            .set("client_id", Sandbox.CLIENT_ID)
            .set("client_secret", Sandbox.CLIENT_SECRET)
            .set("refresh_token", Sandbox.REFRESH_TOKEN)
            .set("api_endpoint", sandbox.baseUrl())
            .set("token_endpoint", sandbox.tokenUrl())
            .set("maximum_retries", 1)
            .set("initial_retry_interval_millis", 1));
  }

  /** Sets an option. */
  ConversionJob with(String option, Object value) {
    config.set(option, value);
    return this;
  }

  /** Runs it in one output. */
  Result run(List<ValidRow> rows) {
    return runIn(List.of(rows));
  }

  /** Runs it with an output for each list of rows, one after the other; all have some. */
  Result runIn(List<List<ValidRow>> outputs) {
    Schema schema = RowPages.schema(outputs.get(0).get(0).columns());
    Optional<RuntimeException> failure = Optional.empty();
    try (CapturedLog log = CapturedLog.ofEverything()) {
      try {
        new Pages()
            .inSession(
                () ->
                    plugin.transaction(
                        config, schema, outputs.size(), task -> run(task, schema, outputs)));
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return new Result(failure, List.copyOf(log.lines()));
    }
  }

  private List<TaskReport> run(TaskSource task, Schema schema, List<List<ValidRow>> outputs) {
    List<TaskReport> reports = new ArrayList<>();
    for (List<ValidRow> rows : outputs) {
      TransactionalPageOutput output = plugin.open(task, schema, reports.size());
      try {
        RowPages.feed(rows, schema, RowPages.USUAL, output);
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
  record Result(Optional<RuntimeException> failure, List<String> log) {
    /** Returns the message of the failure, which is the last line that Embulk prints. */
    String lastLine() {
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
  }
}
