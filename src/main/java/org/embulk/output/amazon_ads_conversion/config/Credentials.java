package org.embulk.output.amazon_ads_conversion.config;

import java.util.Optional;

/** How to log in: the three texts of Login with Amazon, or an API token. Never printed. */
public final class Credentials {
  private final String clientId;
  private final String clientSecret;
  private final String refreshToken;
  private final String apiToken;

  private Credentials(String clientId, String clientSecret, String refreshToken, String apiToken) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.refreshToken = refreshToken;
    this.apiToken = apiToken;
  }

  static Credentials ofLogin(String clientId, String clientSecret, String refreshToken) {
    return new Credentials(clientId, clientSecret, refreshToken, null);
  }

  static Credentials ofApiToken(String apiToken) {
    return new Credentials("", "", "", apiToken);
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

  /** Returns the API token, which takes the place of the three others. */
  public Optional<String> apiToken() {
    return Optional.ofNullable(apiToken);
  }

  @Override
  public String toString() {
    return "Credentials(…)";
  }
}
