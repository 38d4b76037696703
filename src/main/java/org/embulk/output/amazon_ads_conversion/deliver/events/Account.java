package org.embulk.output.amazon_ads_conversion.deliver.events;

import java.net.URI;

/** The endpoint that events are sent to, and their advertiser. */
public final class Account {
  private final URI apiEndpoint;
  private final String advertiserId;

  /**
   * @param apiEndpoint the base URL to which the API's path is appended
   */
  public Account(URI apiEndpoint, String advertiserId) {
    this.apiEndpoint = apiEndpoint;
    this.advertiserId = advertiserId;
  }

  URI apiEndpoint() {
    return apiEndpoint;
  }

  String advertiserId() {
    return advertiserId;
  }
}
