package org.embulk.output.amazon_ads.sandbox.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on behalf of a fault, but no longer than the sandbox lives. */
public final class Pause {
  private final CountDownLatch closed = new CountDownLatch(1);

  public void await(Duration time) throws IOException {
    try {
      if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new InterruptedIOException("The sandbox is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The sandbox is closed");
    }
  }

  public void release() {
    closed.countDown();
  }
}
