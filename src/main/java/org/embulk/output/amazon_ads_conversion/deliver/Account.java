package org.embulk.output.amazon_ads_conversion.deliver;

import java.net.URI;

/** Where events go, for which advertiser, and who sends them. */
public final class Account {
  private final URI apiEndpoint;
  private final URI tokenEndpoint;
  private final String advertiserId;
  private final LoginCredentials login;

  /**
   * @param apiEndpoint the address to which the API's path is appended
   * @param tokenEndpoint the whole address of the token request
   */
  public Account(URI apiEndpoint, URI tokenEndpoint, String advertiserId, LoginCredentials login) {
    this.apiEndpoint = apiEndpoint;
    this.tokenEndpoint = tokenEndpoint;
    this.advertiserId = advertiserId;
    this.login = login;
  }

  URI apiEndpoint() {
    return apiEndpoint;
  }

  URI tokenEndpoint() {
    return tokenEndpoint;
  }

  String advertiserId() {
    return advertiserId;
  }

  LoginCredentials login() {
    return login;
  }
}
