package org.embulk.output.amazon_ads.core.job;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs if a signal ends the JVM while a job runs, until it is removed. */
final class ShutdownHook {
  private static final Logger logger = LoggerFactory.getLogger(ShutdownHook.class);

  /** How long the JVM may need to halt after its hooks. */
  private static final Duration MAX_HALT = Duration.ofSeconds(1);

  private final Thread thread;

  /**
   * @param work takes less than a second; what it throws is logged by its type alone
   */
  ShutdownHook(Runnable work) {
    thread = new Thread(() -> run(work), "amazon-ads-shutdown");
    try {
      Runtime.getRuntime().addShutdownHook(thread);
    } catch (IllegalStateException e) {
      logger.debug("no shutdown hook: the JVM is shutting down already");
    }
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) { // Its message may quote a row.
      logger.error("internal error at shutdown: {}", e.getClass().getName());
    }
  }

  /**
   * Removes the hook when the job has ended. If it runs already, leaves it the last word: what the
   * caller would go on to print, it has said in one line.
   */
  void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      logger.debug("the shutdown hook runs already");
      awaitTheEnd();
    }
  }

  private void awaitTheEnd() {
    try {
      thread.join();
      Thread.sleep(MAX_HALT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
