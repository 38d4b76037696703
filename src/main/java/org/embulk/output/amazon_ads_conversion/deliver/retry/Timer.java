package org.embulk.output.amazon_ads_conversion.deliver.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as the delivery sees it: passed in, so that a test need not wait. */
public interface Timer {
  /** Returns nanoseconds that only ever grow, of no meaning but their differences. */
  long nanoTime();

  /** Returns the wall clock's time, which a {@code Retry-After} with a date is measured against. */
  Instant now();

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits, but only until the latch is down.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  default void sleep(Duration duration, CountDownLatch end) throws InterruptedException {
    if (end.getCount() > 0) {
      sleep(duration);
    }
  }

  /** The machine's own time. */
  Timer SYSTEM =
      new Timer() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }

        @Override
        public void sleep(Duration duration, CountDownLatch end) throws InterruptedException {
          end.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        }
      };
}
