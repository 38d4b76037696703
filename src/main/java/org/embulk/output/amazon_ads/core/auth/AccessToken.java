package org.embulk.output.amazon_ads.core.auth;

import java.time.Duration;
import org.embulk.output.amazon_ads.core.http.HttpRequest;

/** An access token of Login with Amazon, with its lifetime. */
public final class AccessToken implements Credential {
  private final String text;
  private final String clientIdHeader;
  private final String clientId;
  private final Duration lifetime;

  /**
   * @param clientIdHeader the header in which the plugin's API expects the client id
   * @param clientId the id of the application that the token was issued to
   * @param lifetime how long the token is valid, from when it was issued
   */
  public AccessToken(String text, String clientIdHeader, String clientId, Duration lifetime) {
    this.clientIdHeader = clientIdHeader;
    this.text = text;
    this.clientId = clientId;
    this.lifetime = lifetime;
  }

  @Override
  public void attachTo(HttpRequest request) {
    request.header("Authorization", "Bearer " + text).header(clientIdHeader, clientId);
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
