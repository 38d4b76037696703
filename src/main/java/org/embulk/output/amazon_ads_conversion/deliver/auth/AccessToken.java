package org.embulk.output.amazon_ads_conversion.deliver.auth;

import java.time.Duration;

/** A token with its time to live. Its text is a secret, so {@code toString} hides it. */
public final class AccessToken {
  private final String text;
  private final Duration life;

  public AccessToken(String text, Duration life) {
    this.text = text;
    this.life = life;
  }

  public String text() {
    return text;
  }

  /** Returns how long the token is good for from when it was issued. */
  Duration life() {
    return life;
  }

  @Override
  public String toString() {
    return "AccessToken(…)";
  }
}
