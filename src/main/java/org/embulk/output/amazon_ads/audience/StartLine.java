package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.text.Printable;

/** Says without any secret what a job is about to do. */
final class StartLine {
  private StartLine() {}

  static List<String> of(Settings settings) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "This job: "
            + options(settings).entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .collect(Collectors.joining(", ")));
    settings.audience.fee.ifPresent(fee -> lines.add("Fee: " + fee));
    lines.add("Host: " + settings.apiEndpoint.getAuthority());
    lines.add(
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
    return lines;
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
