package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  private final ExecutorService workers = Workers.named("output 1", 2);

  @AfterEach
  void close() {
    workers.shutdownNow();
  }

  @Test
  void areNumberedDaemons() throws Exception {
    assertThat(Thread.currentThread().isDaemon()).isFalse(); // A thread is what its parent is.

    Thread first = workers.submit(Thread::currentThread).get();
    Thread second = workers.submit(Thread::currentThread).get();

    assertThat(first.getName()).isEqualTo("output 1 sender 1");
    assertThat(second.getName()).isEqualTo("output 1 sender 2");
    assertThat(first.isDaemon()).isTrue();
    assertThat(second.isDaemon()).isTrue();
  }

  @Test
  void tellNobodyElseOfAFailure() throws Exception {
    AtomicReference<Throwable> told = new AtomicReference<>();
    AtomicReference<Thread> worker = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> told.set(e));
    try {
      workers.execute(
          () -> {
            worker.set(Thread.currentThread());
            throw new IllegalStateException("jane@example.com");
          });
      workers.submit(() -> {}).get();
      workers.shutdown();
      assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      worker.get().join(); // A pool is terminated some steps before its last thread is gone.
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(told).hasValue(null);
  }

  @Test
  void doNotOutliveAPoolThatNobodyCloses() {
    assertThat(workers)
        .asInstanceOf(type(ThreadPoolExecutor.class))
        .matches(ThreadPoolExecutor::allowsCoreThreadTimeOut)
        .returns(10L, pool -> pool.getKeepAliveTime(TimeUnit.SECONDS));
  }

  @Test
  void leaveWorkToTheCallerOnceThePoolIsClosed() {
    workers.shutdownNow();
    FutureTask<Thread> work = new FutureTask<>(Thread::currentThread);

    workers.execute(work);

    assertThat(work).succeedsWithin(Duration.ZERO).isSameAs(Thread.currentThread());
  }
}
