package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which an output sends: daemons that end by themselves when nothing is sent. */
final class Workers {
  /** How long a thread without work lives: Embulk may forget an output without closing it. */
  private static final long IDLE_SECONDS = 10;

  private Workers() {}

  /**
   * @param name what the names of the threads begin with
   * @param most the most threads
   */
  static ExecutorService named(String name, int most) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, name + " sender " + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            // Closed by another thread: it has no way any more, but must have its outcome.
            (delivering, closed) -> delivering.run());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
