package org.embulk.output.amazon_ads.conversion;

import java.util.Arrays;
import java.util.List;

/** Says in a few lines, without any secret, what a job is about to do. */
public final class StartLine {
  private StartLine() {}

  public static List<String> of(Settings settings) {
    String data =
        settings.datasetName.isPresent() || settings.datasetId.isPresent() ? "" : ", no data set";
    return Arrays.asList(
        "This job: " + Destination.line(settings) + data,
        "Host: " + settings.apiEndpoint.getAuthority() + ", " + login(settings),
        "Options: batch_size "
            + settings.batchSize
            + ", max_concurrent_requests "
            + settings.network.maxConcurrentRequests
            + ", skip_invalid_record "
            + settings.skipInvalidRecord
            + ", skip_error_batch "
            + settings.skipErrorBatch
            + ", dry_run "
            + settings.dryRun);
  }

  private static String login(Settings settings) {
    if (settings.dryRun) {
      return "no login";
    }
    return settings.apiToken.isPresent() ? "login by api_token" : "login by refresh_token";
  }
}
