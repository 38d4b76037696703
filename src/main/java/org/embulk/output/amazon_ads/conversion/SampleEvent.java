package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.json.JsonSample;

/**
 * Shows what an event looks like without personal data: keeps words of the API or the config, and
 * points in time.
 */
public final class SampleEvent {
  private static final JsonSample SAMPLE =
      new JsonSample(
          SampleEvent::kind,
          "/eventDescription/conversionType",
          "/eventDescription/eventSource",
          "/eventDescription/eventIngestionMethod",
          "/eventDescription/dataSetName",
          "/dataSetId",
          "/countryCode",
          "/eventTime",
          "/matchKeys/type",
          "/currencyCode",
          "/dataProcessingOptions/options",
          "/consent/amazonConsent/amznUserData",
          "/consent/amazonConsent/amznAdStorage",
          "/customData/name",
          "/customData/dataType");

  private SampleEvent() {}

  /** Returns the event as JSON of a few lines. */
  public static String of(Item event) {
    return SAMPLE.of(event.json());
  }

  /** The type of a match key stands before its values. */
  private static String kind(String path, String lastShown) {
    if (!path.equals("/matchKeys/values")) {
      return JsonSample.field(path);
    }
    return MatchKeyType.valueOf(lastShown).hashed() ? "sha256" : lastShown;
  }
}
