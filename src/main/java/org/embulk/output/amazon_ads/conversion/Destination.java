package org.embulk.output.amazon_ads.conversion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.text.Printable;

/** Where the events of a job go, as {@link StartLine} says it. */
public final class Destination {
  private Destination() {}

  /** Returns account, region and data set by the names of their options. */
  public static Map<String, String> of(Settings settings) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(settings.account.option(), Printable.of(settings.account.id()));
    options.put("region", settings.region.name());
    settings.datasetName.ifPresent(name -> options.put("dataset_name", Printable.of(name)));
    settings.datasetId.ifPresent(id -> options.put("dataset_id", Printable.of(id)));
    return options;
  }

  /** Returns the same in one line, such as {@code advertiser_id 123, region NA}. */
  static String line(Settings settings) {
    return of(settings).entrySet().stream()
        .map(option -> option.getKey() + " " + option.getValue())
        .collect(Collectors.joining(", "));
  }
}
