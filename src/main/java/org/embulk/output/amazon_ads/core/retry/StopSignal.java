package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Stops the sending of one output: once it is triggered, no request starts and every wait ends. */
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
   * Returns normally if a request may start.
   *
   * @throws InterruptedException if the output stops, or the thread is interrupted
   */
  public void check() throws InterruptedException {
    if (triggered.getCount() == 0 || Thread.interrupted()) {
      throw new InterruptedException("the output is stopping");
    }
  }

  /**
   * Waits until the time is up or the output stops.
   *
   * @throws InterruptedException if the output stops, or the thread is interrupted
   */
  public void sleep(Duration duration) throws InterruptedException {
    timer.sleep(duration, triggered);
    check();
  }
}
