package org.embulk.output.amazon_ads_conversion.deliver.auth;

import java.time.Duration;

/** An access token with its lifetime. Its text is a secret, so {@code toString} hides it. */
public final class AccessToken {
  private final String text;
  private final Duration lifetime;

  public AccessToken(String text, Duration lifetime) {
    this.text = text;
    this.lifetime = lifetime;
  }

  public String text() {
    return text;
  }

  /** Returns how long the token is valid, from when it was issued. */
  Duration lifetime() {
    return lifetime;
  }

  @Override
  public String toString() {
    return "AccessToken(…)";
  }
}
