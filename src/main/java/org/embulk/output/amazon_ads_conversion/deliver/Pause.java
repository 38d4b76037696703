package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;

/** Holds back every request of an output while the rate limit asks for it. */
public final class Pause {
  private final Timer timer;
  private long until;

  public Pause(Timer timer) {
    this.timer = timer;
    this.until = timer.nanoTime();
  }

  /** Holds requests back from now on; never shortens a longer hold. */
  synchronized void holdFor(Duration wait) {
    long end = timer.nanoTime() + wait.toNanos();
    if (end - until > 0) {
      until = end;
    }
  }

  /** Returns how long the next request has to wait; zero if it may start. */
  synchronized Duration remaining() {
    return Duration.ofNanos(Math.max(0, until - timer.nanoTime()));
  }
}
