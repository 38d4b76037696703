package org.embulk.output.amazon_ads_conversion.config;

/** The three credentials for Login with Amazon. Two of them are secrets, so none is printed. */
public final class Credentials {
  private final String clientId;
  private final String clientSecret;
  private final String refreshToken;

  Credentials(String clientId, String clientSecret, String refreshToken) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.refreshToken = refreshToken;
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
    return "Credentials(…)";
  }
}
