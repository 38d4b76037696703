package org.embulk.output.amazon_ads.core.config;

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

  public URI tokenEndpoint() {
    return tokenEndpoint;
  }

  public String clientId() {
    return clientId;
  }

  public String clientSecret() {
    return clientSecret;
  }

  public String refreshToken() {
    return refreshToken;
  }

  @Override
  public String toString() {
    return "LoginCredentials(…)";
  }
}
