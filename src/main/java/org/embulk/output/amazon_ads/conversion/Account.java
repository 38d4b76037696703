package org.embulk.output.amazon_ads.conversion;

import java.net.URI;

/** Where events are sent, and for which account. */
public final class Account {
  private final URI apiEndpoint;
  private final String header;
  private final String option;
  private final String id;

  private Account(URI apiEndpoint, String header, String option, String id) {
    this.apiEndpoint = apiEndpoint;
    this.header = header;
    this.option = option;
    this.id = id;
  }

  /**
   * @param apiEndpoint the base address, to which the API's path is appended
   * @param id a DSP advertiser id, or a global account id
   */
  public static Account ofAdvertiser(URI apiEndpoint, String id) {
    return new Account(apiEndpoint, "Amazon-Ads-AccountId", "advertiser_id", id);
  }

  /**
   * Makes the account of Amazon Ads Data Manager, under the header of Amazon's own client.
   *
   * @param apiEndpoint the base address, to which the API's path is appended
   */
  public static Account ofManager(URI apiEndpoint, String id) {
    return new Account(apiEndpoint, "Amazon-Ads-Manager-AccountId", "manager_account_id", id);
  }

  URI apiEndpoint() {
    return apiEndpoint;
  }

  String header() {
    return header;
  }

  public String id() {
    return id;
  }

  /** Returns the name of the option that the id comes from. */
  public String option() {
    return option;
  }
}
