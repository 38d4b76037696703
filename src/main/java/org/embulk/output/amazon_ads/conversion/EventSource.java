package org.embulk.output.amazon_ads.conversion;

/** Where a conversion took place, from the API's OpenAPI document. */
enum EventSource {
  ANDROID,
  FIRE_TV,
  IOS,
  MEASUREMENT_ATTRIBUTION_PARTNER,
  OFFLINE,
  WEBSITE
}
