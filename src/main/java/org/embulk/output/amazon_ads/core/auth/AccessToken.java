package org.embulk.output.amazon_ads.core.auth;

import java.time.Duration;
import okhttp3.Request;

/** An access token of Login with Amazon, with its lifetime. */
public final class AccessToken implements Credential {
  private final String text;
  private final String clientId;
  private final Duration lifetime;

  /**
   * @param clientId the id of the application that the token was issued to
   * @param lifetime how long the token is valid, from when it was issued
   */
  public AccessToken(String text, String clientId, Duration lifetime) {
    this.text = text;
    this.clientId = clientId;
    this.lifetime = lifetime;
  }

  @Override
  public void attachTo(Request.Builder request) {
    request.header("Authorization", "Bearer " + text).header("Amazon-Ads-ClientId", clientId);
  }

  String text() {
    return text;
  }

  Duration lifetime() {
    return lifetime;
  }

  @Override
  public String toString() {
    return "AccessToken(…)";
  }
}
