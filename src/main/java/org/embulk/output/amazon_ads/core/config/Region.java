package org.embulk.output.amazon_ads.core.config;

import java.net.URI;

/** The three regions of Amazon Ads, with the hosts of its APIs and of Login with Amazon. */
public enum Region {
  NA("https://advertising-api.amazon.com", "https://api.amazon.com"),
  EU("https://advertising-api-eu.amazon.com", "https://api.amazon.co.uk"),
  FE("https://advertising-api-fe.amazon.com", "https://api.amazon.co.jp");

  private final URI apiEndpoint;
  private final URI tokenEndpoint;

  Region(String apiHost, String tokenHost) {
    this.apiEndpoint = URI.create(apiHost);
    this.tokenEndpoint = URI.create(tokenHost + "/auth/o2/token");
  }

  /** Returns the base URL of the APIs, to which the path of an operation is appended. */
  public URI apiEndpoint() {
    return apiEndpoint;
  }

  /**
   * Returns what an address comes from, for messages: this region, or the option that replaces its
   * address.
   */
  public String origin(String option, URI address) {
    boolean ofRegion = address.equals(apiEndpoint) || address.equals(tokenEndpoint);
    return ofRegion ? "\"region\": " + this : "\"" + option + "\"";
  }

  /** Returns the full URL of the token request. */
  public URI tokenEndpoint() {
    return tokenEndpoint;
  }
}
