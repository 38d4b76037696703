package org.embulk.output.amazon_ads_conversion.deliver;

/** What Login with Amazon asks for. Never printed. */
public final class LoginCredentials {
  private final String clientId;
  private final String clientSecret;
  private final String refreshToken;

  public LoginCredentials(String clientId, String clientSecret, String refreshToken) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.refreshToken = refreshToken;
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
