package org.embulk.output.amazon_ads.audience;

import java.util.LinkedHashMap;
import java.util.Map;
import org.embulk.output.amazon_ads.core.text.Printable;

/** Says without any secret what a job is about to do. */
final class StartLine {
  private StartLine() {}

  static String of(Settings settings) {
    StringBuilder line = new StringBuilder("This job: ");
    options(settings)
        .forEach((name, value) -> line.append(name).append(' ').append(value).append(", "));
    settings.audience.fee.ifPresent(fee -> line.append("fee: ").append(fee).append(", "));
    return line.append("host ")
        .append(settings.apiEndpoint.getAuthority())
        .append(", batch_size ")
        .append(settings.batchSize)
        .append(", max_concurrent_requests ")
        .append(settings.network.maxConcurrentRequests)
        .append(", skip_invalid_record ")
        .append(settings.skipInvalidRecord)
        .append(", skip_error_batch ")
        .append(settings.skipErrorBatch)
        .append(", dry_run ")
        .append(settings.dryRun)
        .toString();
  }

  /** Returns where the people go, by option. */
  static Map<String, String> options(Settings settings) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("action", settings.creates ? "CREATE" : "UPDATE");
    options.put("upload_mode", settings.deletes ? "DELETE" : "APPEND");
    options.put("target", settings.advertiserId.isPresent() ? "AMC_AND_DSP" : "AMC");
    options.put("amc_instance_id", Printable.of(settings.instanceId));
    settings.advertiserId.ifPresent(id -> options.put("dsp_advertiser_id", Printable.of(id)));
    options.put("region", settings.region.name());
    options.put("country_code", settings.country);
    return options;
  }
}
