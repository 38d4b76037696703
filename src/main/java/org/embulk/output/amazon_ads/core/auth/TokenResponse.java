package org.embulk.output.amazon_ads.core.auth;

import java.time.Duration;

/** The result of one token request: a token, or why there is none and what to do about it. */
public final class TokenResponse {
  enum Kind {
    ISSUED,
    /** Asking again is pointless. */
    REFUSED,
    /** Status 429, which does not count as a retry. */
    THROTTLED,
    /** A retry may succeed. */
    TRANSIENT
  }

  private final Kind kind;
  private final AccessToken token;
  private final String why;
  private final Duration retryAfter;

  private TokenResponse(Kind kind, AccessToken token, String why, Duration retryAfter) {
    this.kind = kind;
    this.token = token;
    this.why = why;
    this.retryAfter = retryAfter;
  }

  public static TokenResponse issued(AccessToken token) {
    return new TokenResponse(Kind.ISSUED, token, "", Duration.ZERO);
  }

  static TokenResponse refused(String why) {
    return new TokenResponse(Kind.REFUSED, null, why, Duration.ZERO);
  }

  static TokenResponse throttled(Duration retryAfter) {
    return new TokenResponse(Kind.THROTTLED, null, "status 429", retryAfter);
  }

  static TokenResponse transientFailure(String why, Duration retryAfter) {
    return new TokenResponse(Kind.TRANSIENT, null, why, retryAfter);
  }

  Kind kind() {
    return kind;
  }

  /** Returns the token; null unless one was issued. */
  AccessToken token() {
    return token;
  }

  /** Returns why there is no token, for the user. */
  String why() {
    return why;
  }

  /** Returns how long the server asks to wait; zero if it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
