package org.embulk.output.amazon_ads_conversion.config;

import static org.embulk.output.amazon_ads_conversion.config.OptionReader.shown;

/** Says in one line, without any secret, what a job is about to do. */
public final class StartLine {
  private StartLine() {}

  public static String of(Settings settings) {
    AccountOption account = settings.account();
    return "This job: "
        + (account.isManager() ? "manager_account_id " : "advertiser_id ")
        + shown(account.id())
        + ", region "
        + settings.region()
        + ", "
        + dataset(settings)
        + ", host "
        + settings.apiEndpoint().getAuthority()
        + ", "
        + login(settings)
        + ", batch_size "
        + settings.batchSize()
        + ", max_concurrent_requests "
        + settings.maxConcurrentRequests()
        + ", skip_invalid_record "
        + settings.skipInvalidRecord()
        + ", skip_error_batch "
        + settings.skipErrorBatch()
        + ", dry_run "
        + settings.dryRun();
  }

  private static String dataset(Settings settings) {
    if (settings.datasetId().isPresent()) {
      return "dataset_id " + shown(settings.datasetId().get());
    }
    return settings.datasetName().map(name -> "dataset_name " + shown(name)).orElse("no data set");
  }

  private static String login(Settings settings) {
    if (settings.dryRun()) {
      return "no login";
    }
    return settings.credentials().apiToken().isPresent()
        ? "login by api_token"
        : "login by refresh_token";
  }
}
