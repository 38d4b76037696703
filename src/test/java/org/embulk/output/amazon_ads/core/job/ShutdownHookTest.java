package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShutdownHookTest {
  /** The JVM holds on to its hooks, and so to whatever these are going to run. */
  @Test
  void leavesNothingWithTheJvmWhenItIsRemoved() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Runnable work = runs::incrementAndGet;
    WeakReference<Runnable> held = new WeakReference<>(work);
    ShutdownHook hook = new ShutdownHook(work);
    work = null;

    System.gc();
    assertThat(held.get()).as("held by the hook").isNotNull();
    hook.remove();
    hook = null;

    while (held.get() != null) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(runs).hasValue(0);
  }
}
