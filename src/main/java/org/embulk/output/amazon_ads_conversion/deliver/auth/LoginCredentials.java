package org.embulk.output.amazon_ads_conversion.deliver.auth;

import java.net.URI;

/** The credentials for Login with Amazon, and its token endpoint. Never printed. */
public final class LoginCredentials {
  private final URI tokenEndpoint;
  private final String clientId;
  private final String clientSecret;
  private final String refreshToken;

  /**
   * @param tokenEndpoint the full URL of the token request
   */
  public LoginCredentials(
      URI tokenEndpoint, String clientId, String clientSecret, String refreshToken) {
    this.tokenEndpoint = tokenEndpoint;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.refreshToken = refreshToken;
  }

  URI tokenEndpoint() {
    return tokenEndpoint;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  String refreshToken() {
    return refreshToken;
  }

  @Override
  public String toString() {
    return "LoginCredentials(…)";
  }
}
