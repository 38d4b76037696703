package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.text.Printable;

/** Says in one line, without any secret, what a job is about to do. */
public final class StartLine {
  private StartLine() {}

  public static String of(Settings settings) {
    return "This job: "
        + settings.account.option()
        + " "
        + Printable.quoted(settings.account.id())
        + ", region "
        + settings.region
        + ", "
        + dataset(settings)
        + ", host "
        + settings.apiEndpoint.getAuthority()
        + ", "
        + login(settings)
        + ", batch_size "
        + settings.batchSize
        + ", max_concurrent_requests "
        + settings.network.maxConcurrentRequests
        + ", skip_invalid_record "
        + settings.skipInvalidRecord
        + ", skip_error_batch "
        + settings.skipErrorBatch
        + ", dry_run "
        + settings.dryRun;
  }

  private static String dataset(Settings settings) {
    if (settings.datasetId.isPresent()) {
      return "dataset_id " + Printable.quoted(settings.datasetId.get());
    }
    return settings
        .datasetName
        .map(name -> "dataset_name " + Printable.quoted(name))
        .orElse("no data set");
  }

  private static String login(Settings settings) {
    if (settings.dryRun) {
      return "no login";
    }
    return settings.apiToken.isPresent() ? "login by api_token" : "login by refresh_token";
  }
}
