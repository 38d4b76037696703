package org.embulk.output.amazon_ads.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.embulk.output.amazon_ads.embulk.EmbulkConfig;
import org.embulk.output.amazon_ads.embulk.EmbulkProcess;
import org.embulk.output.amazon_ads.sandbox.Sandbox;

/**
 * Runs the real Embulk over a file of rows, in a process of its own at full speed. Embulk deals the
 * pages of the file to as many outputs as there are cores, which is its default.
 */
final class EmbulkRuns {
  private static final Duration LIMIT = Duration.ofHours(1);

  private final Path folder;

  EmbulkRuns(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder.toAbsolutePath());
  }

  Path folder() {
    return folder;
  }

  /** Returns a config that sends the file's rows to the sandbox. */
  EmbulkConfig sending(Path csv, Sandbox sandbox) {
    return sending(csv, sandbox.baseUrl(), sandbox.tokenUrl());
  }

  /** Returns a config that sends the file's rows to a server. */
  EmbulkConfig sending(Path csv, String apiEndpoint, String tokenEndpoint) {
    return dryRun(csv)
        .out("dry_run", false)
        .out("client_id", Sandbox.CLIENT_ID)
        .out("client_secret", Sandbox.CLIENT_SECRET)
        .out("refresh_token", Sandbox.REFRESH_TOKEN)
        .out("api_endpoint", apiEndpoint)
        .out("token_endpoint", tokenEndpoint);
  }

  /** Returns a config that does everything with the file's rows but send them. */
  EmbulkConfig dryRun(Path csv) {
    return new EmbulkConfig(ConversionCsv.input(csv))
        .out("advertiser_id", "ENTITY1")
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
