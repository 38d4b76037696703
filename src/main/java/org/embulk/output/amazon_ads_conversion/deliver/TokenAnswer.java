package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Optional;

/** What one request for a token came to: a token, a refusal, or something that may pass. */
final class TokenAnswer {
  private final Optional<AccessToken> token;
  private final boolean refused;
  private final boolean throttled;
  private final String why;
  private final Optional<Duration> retryAfter;

  private TokenAnswer(
      Optional<AccessToken> token,
      boolean refused,
      boolean throttled,
      String why,
      Optional<Duration> retryAfter) {
    this.token = token;
    this.refused = refused;
    this.throttled = throttled;
    this.why = why;
    this.retryAfter = retryAfter;
  }

  static TokenAnswer of(AccessToken token) {
    return new TokenAnswer(Optional.of(token), false, false, "", Optional.empty());
  }

  static TokenAnswer refused(String why) {
    return new TokenAnswer(Optional.empty(), true, false, why, Optional.empty());
  }

  static TokenAnswer passing(String why, Optional<Duration> retryAfter) {
    return new TokenAnswer(Optional.empty(), false, false, why, retryAfter);
  }

  /** An answer of 429, which does not count as a retry. */
  static TokenAnswer throttled(String why, Optional<Duration> retryAfter) {
    return new TokenAnswer(Optional.empty(), false, true, why, retryAfter);
  }

  Optional<AccessToken> token() {
    return token;
  }

  /** Says whether asking again changes nothing. */
  boolean isRefused() {
    return refused;
  }

  boolean isThrottled() {
    return throttled;
  }

  /** Returns why there is no token, for the user. */
  String why() {
    return why;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
