package org.embulk.output.amazon_ads_conversion.deliver.retry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The end of one output's sending: once it is triggered, no request starts and no wait goes on. */
public final class StopSignal {
  private final CountDownLatch triggered = new CountDownLatch(1);
  private final Timer timer;

  public StopSignal(Timer timer) {
    this.timer = timer;
  }

  public void trigger() {
    triggered.countDown();
  }

  /**
   * Returns if a request may start.
   *
   * @throws InterruptedException if the output stops, or the thread is interrupted
   */
  public void check() throws InterruptedException {
    if (triggered.getCount() == 0 || Thread.interrupted()) {
      throw new InterruptedException("the output stops");
    }
  }

  /**
   * Waits, until the time is over or the output stops.
   *
   * @throws InterruptedException if the output stops, or the thread is interrupted
   */
  public void sleep(Duration duration) throws InterruptedException {
    timer.sleep(duration, triggered);
    check();
  }
}
