package org.embulk.output.amazon_ads.core.deliver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An output's sender threads: daemons that exit when idle. */
final class Workers {
  /** How long an idle thread lives: Embulk may drop an output without closing it. */
  private static final long IDLE_SECONDS = 10;

  private Workers() {}

  /**
   * @param name the prefix of the thread names
   * @param maxThreads the maximum number of threads
   */
  static ExecutorService named(String name, int maxThreads) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            maxThreads,
            maxThreads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, name + " sender " + number.incrementAndGet());
              thread.setDaemon(true);
              // The outcome tells of the failure. Printed here, it could quote an item.
              thread.setUncaughtExceptionHandler((ended, e) -> {});
              return thread;
            },
            // Another thread closed the pool, but the batch still needs an outcome.
            (task, closed) -> task.run());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
