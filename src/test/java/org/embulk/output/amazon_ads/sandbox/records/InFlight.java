package org.embulk.output.amazon_ads.sandbox.records;

import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the requests that wait for their answer, and remembers the most there were at a time. */
public final class InFlight {
  private int now;
  private int most;

  /** Counts a request in. What it returns counts it out, once, however often it is run. */
  public synchronized Runnable enter() {
    now++;
    most = Math.max(most, now);
    AtomicBoolean gone = new AtomicBoolean();
    return () -> {
      if (gone.compareAndSet(false, true)) {
        leave();
      }
    };
  }

  public synchronized int most() {
    return most;
  }

  private synchronized void leave() {
    now--;
  }
}
