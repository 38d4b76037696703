package org.embulk.output.amazon_ads.sandbox.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Knows every access token, and which of them still count. */
public final class IssuedTokens {
  private final Clock clock;
  private final Duration life;
  private final List<String> issued = new ArrayList<>();
  private final Map<String, Instant> ends = new HashMap<>();

  public IssuedTokens(Clock clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  /** Issues a token. It has a bar in it, as Amazon's have, which no client may stumble over. */
  synchronized String issue() {
    String token = "Atza|sandbox-" + (issued.size() + 1) + "-" + UUID.randomUUID();
    issued.add(token);
    ends.put(token, clock.instant().plus(life));
    return token;
  }

  public synchronized boolean accepts(String token) {
    Instant end = ends.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  public synchronized void expireAll() {
    ends.clear();
  }

  public synchronized List<String> all() {
    return List.copyOf(issued);
  }

  long lifeSeconds() {
    return life.toSeconds();
  }
}
