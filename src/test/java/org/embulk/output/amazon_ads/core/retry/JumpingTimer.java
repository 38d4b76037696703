package org.embulk.output.amazon_ads.core.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Time for several threads that jumps to the end of each wait: nobody waits, and who waits beside
 * others does not make time pass twice.
 */
public final class JumpingTimer implements Timer {
  private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

  private long nanos;

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    long end = nanoTime() + duration.toNanos();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    jumpTo(end);
  }

  private synchronized void jumpTo(long end) {
    nanos = Math.max(nanos, end);
  }

  /** Returns the same time as a clock, for the tokens of a sandbox. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }
}
