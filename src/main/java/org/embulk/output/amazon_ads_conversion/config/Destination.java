package org.embulk.output.amazon_ads_conversion.config;

import static org.embulk.output.amazon_ads_conversion.config.OptionReader.printable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the events of a job go, as {@link StartLine} says it. */
public final class Destination {
  private Destination() {}

  /** Returns account, region and data set by the names of their options. */
  public static Map<String, String> of(Settings settings) {
    AccountOption account = settings.account();
    Map<String, String> options = new LinkedHashMap<>();
    options.put(
        account.isManager() ? "manager_account_id" : "advertiser_id", printable(account.id()));
    options.put("region", settings.region().name());
    settings.datasetName().ifPresent(name -> options.put("dataset_name", printable(name)));
    settings.datasetId().ifPresent(id -> options.put("dataset_id", printable(id)));
    return options;
  }
}
