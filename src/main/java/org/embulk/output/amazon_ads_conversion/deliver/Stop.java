package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The end of one output's sending: once asked for, no request starts and no wait goes on. */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Timer timer;

  Stop(Timer timer) {
    this.timer = timer;
  }

  void ask() {
    asked.countDown();
  }

  /**
   * Returns if a request may start.
   *
   * @throws InterruptedException if the output stops, or the thread is interrupted
   */
  void check() throws InterruptedException {
    if (asked.getCount() == 0 || Thread.interrupted()) {
      throw new InterruptedException("the output stops");
    }
  }

  /**
   * Waits, until the time is over or the output stops.
   *
   * @throws InterruptedException if the output stops, or the thread is interrupted
   */
  void sleep(Duration duration) throws InterruptedException {
    timer.sleep(duration, asked);
    check();
  }
}
