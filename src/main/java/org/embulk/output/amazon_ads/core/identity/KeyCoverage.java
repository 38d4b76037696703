package org.embulk.output.amazon_ads.core.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which match keys an item carries, and which its row had but normalization left out. */
public final class KeyCoverage {
  private final Set<MatchKeyType> sent = EnumSet.noneOf(MatchKeyType.class);
  private final Map<MatchKeyType, String> leftOut = new EnumMap<>(MatchKeyType.class);

  public void addSent(MatchKeyType type) {
    sent.add(type);
  }

  public void addLeftOut(MatchKeyType type, String reason) {
    leftOut.put(type, reason);
  }

  public Set<MatchKeyType> sent() {
    return Collections.unmodifiableSet(sent);
  }

  /** Returns why each type was left out, in a fixed text. */
  public Map<MatchKeyType, String> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }
}
