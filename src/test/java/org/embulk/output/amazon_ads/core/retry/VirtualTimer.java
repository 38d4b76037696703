package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps, and then at once. Remembers every wait. */
public final class VirtualTimer implements Timer {
  static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private long nanos;
  private Runnable whenAsleep = () -> {};

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    waits.add(duration);
    whenAsleep.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    nanos += duration.toNanos();
  }

  /** Lets time pass without a wait of ours. */
  public synchronized void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** Runs this at the beginning of every wait. */
  public synchronized void whenAsleep(Runnable what) {
    whenAsleep = what;
  }

  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  public synchronized Duration passed() {
    return Duration.ofNanos(nanos);
  }
}
