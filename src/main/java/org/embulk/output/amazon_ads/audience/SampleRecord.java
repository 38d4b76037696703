package org.embulk.output.amazon_ads.audience;

import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.json.JsonSample;

/** Shows what a record looks like without personal data: keeps words of the API and countries. */
final class SampleRecord {
  private static final JsonSample SAMPLE =
      new JsonSample(
          (path, lastShown) -> path.startsWith("/hashedPII/") ? "sha256" : JsonSample.field(path),
          "/countryCode",
          "/action",
          "/userConsent/geo/countryCode",
          "/userConsent/consent/amzn/amznUserData",
          "/userConsent/consent/amzn/amznAdStorage");

  private SampleRecord() {}

  /** Returns the record as JSON of a few lines. */
  static String of(Item record) {
    return SAMPLE.of(record.json());
  }
}
