package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clock for delivery, injected so that tests need not wait. */
public interface Timer {
  /** Returns monotonic nanoseconds; only their differences are meaningful. */
  long nanoTime();

  /** Returns the wall-clock time, against which a {@code Retry-After} date is measured. */
  Instant now();

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread is interrupted before or while waiting
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits, but only until the latch is released.
   *
   * @throws InterruptedException if the thread is interrupted before or while waiting
   */
  default void sleep(Duration duration, CountDownLatch end) throws InterruptedException {
    if (end.getCount() > 0) {
      sleep(duration);
    }
  }

  /** The system clock. */
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
