package org.embulk.output.amazon_ads.core.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which match keys an item carries, and which its row had but normalization left out. */
public final class KeyCoverage {
  private final Set<MatchKeyType> sent = EnumSet.noneOf(MatchKeyType.class);
  private final Set<MatchKeyType> leftOut = EnumSet.noneOf(MatchKeyType.class);

  public void addSent(MatchKeyType type) {
    sent.add(type);
  }

  public void addLeftOut(MatchKeyType type) {
    leftOut.add(type);
  }

  public Set<MatchKeyType> sent() {
    return Collections.unmodifiableSet(sent);
  }

  public Set<MatchKeyType> leftOut() {
    return Collections.unmodifiableSet(leftOut);
  }
}
