package org.embulk.output.amazon_ads.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.embulk.CsvInput;
import org.embulk.output.amazon_ads.embulk.EmbulkConfig;
import org.embulk.output.amazon_ads.embulk.EmbulkProcess;
import org.embulk.output.amazon_ads.sandbox.Sandbox;

/**
 * Runs the real Embulk over a file of rows, in a process of its own at full speed. Embulk deals the
 * pages of the file to as many outputs as there are cores, which is its default.
 */
final class EmbulkRuns {
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final Map<String, String> CONSENT =
      Map.of("consent_type", "ACS", "amzn_user_data", "GRANTED", "amzn_ad_storage", "GRANTED");
  private static final Map<String, String> AUDIENCE =
      Map.of(
          "type", "amazon_ads",
          "amc_instance_id", DrainingServer.INSTANCE,
          "connection_id", DrainingServer.CONNECTION,
          "action", "UPDATE",
          "audience_id", "361054992504331001",
          "country_code", "US");

  private final Path folder;

  EmbulkRuns(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder.toAbsolutePath());
  }

  Path folder() {
    return folder;
  }

  /** Returns a config that sends the file's rows to the sandbox. */
  EmbulkConfig sending(Path csv, Sandbox sandbox) {
    return sending(dryRun(csv), sandbox.baseUrl(), sandbox.tokenUrl());
  }

  /** Makes a dry run one that sends the rows to a server. */
  EmbulkConfig sending(EmbulkConfig dryRun, String apiEndpoint, String tokenEndpoint) {
    return dryRun
        .out("dry_run", false)
        .out("client_id", Sandbox.CLIENT_ID)
        .out("client_secret", Sandbox.CLIENT_SECRET)
        .out("refresh_token", Sandbox.REFRESH_TOKEN)
        .out("api_endpoint", apiEndpoint)
        .out("token_endpoint", tokenEndpoint);
  }

  /** Returns a config that does everything with the file's rows but send them. */
  EmbulkConfig dryRun(Path csv) {
    return dryRun(ConversionCsv.input(csv)).out("advertiser_id", "ENTITY1");
  }

  /** Returns a config of a dry run that makes a conversion of each buyer of the file. */
  EmbulkConfig dryRunOfConversions(Path csv) {
    return dryRun(new CsvInput(csv).texts(ConversionCsv.BUYER_COLUMNS))
        .out("advertiser_id", "ENTITY1")
        .out(CONSENT);
  }

  /** Returns a config of a dry run that puts each buyer of the file into an audience. */
  EmbulkConfig dryRunOfPeople(Path csv) {
    List<String> columns = new ArrayList<>(ConversionCsv.BUYER_COLUMNS);
    Collections.replaceAll(columns, "event_id", "external_user_id");
    return dryRun(new CsvInput(csv).texts(columns)).out(AUDIENCE).out(CONSENT);
  }

  private static EmbulkConfig dryRun(CsvInput input) {
    return new EmbulkConfig(input)
        .out("client_id", "none")
        .out("client_secret", "none")
        .out("refresh_token", "none")
        .out("dry_run", true);
  }

  /** Returns a config that reads the file's rows and drops them. */
  EmbulkConfig toNull(Path csv) {
    return new EmbulkConfig(ConversionCsv.input(csv)).out("type", "null");
  }

  /** Runs to a good end, and returns how long it took. */
  Duration time(EmbulkConfig config, String... jvmOptions)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    EmbulkProcess.Result result = run(config, jvmOptions);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (result.exitStatus() != 0) {
      throw new IllegalStateException("embulk failed:\n" + result.output());
    }
    return time;
  }

  /** Runs a job that may fail for its rows, and returns how long it took. */
  Duration timeOfAnyEnd(EmbulkConfig config, String... jvmOptions)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    EmbulkProcess.Result result = run(config, jvmOptions);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (result.output().contains("OutOfMemoryError")) {
      throw new IllegalStateException("embulk ran out of memory:\n" + result.output());
    }
    return time;
  }

  private EmbulkProcess.Result run(EmbulkConfig config, String... jvmOptions)
      throws IOException, InterruptedException {
    return new EmbulkProcess(folder)
        .jvmOption("-XX:TieredStopAtLevel=4")
        .jvmOption(jvmOptions)
        .limit(LIMIT)
        .run(config);
  }
}
