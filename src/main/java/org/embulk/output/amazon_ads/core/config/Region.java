package org.embulk.output.amazon_ads.core.config;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The three regions of Amazon Ads, with the hosts of the Events API and of Login with Amazon. */
public enum Region {
  NA("https://advertising-api.amazon.com", "https://api.amazon.com", "US CA MX BR"),
  EU(
      "https://advertising-api-eu.amazon.com",
      "https://api.amazon.co.uk",
      "GB FR IT ES DE NL AE PL TR EG SA SE BE IN ZA"),
  FE("https://advertising-api-fe.amazon.com", "https://api.amazon.co.jp", "JP AU SG");

  private final URI apiEndpoint;
  private final URI tokenEndpoint;
  private final Set<String> countries;

  Region(String apiHost, String tokenHost, String countries) {
    this.apiEndpoint = URI.create(apiHost);
    this.tokenEndpoint = URI.create(tokenHost + "/auth/o2/token");
    this.countries =
        Collections.unmodifiableSet(new HashSet<>(Arrays.asList(countries.split(" "))));
  }

  /** Returns the base URL of the Events API, to which the API's path is appended. */
  public URI apiEndpoint() {
    return apiEndpoint;
  }

  /** Returns the full URL of the token request. */
  public URI tokenEndpoint() {
    return tokenEndpoint;
  }

  /**
   * Returns the countries of which Amazon's own client for the Events API sends events to this
   * region's host, in ISO 3166-1 alpha-2. What becomes of others is not documented.
   */
  public Set<String> countries() {
    return countries;
  }
}
