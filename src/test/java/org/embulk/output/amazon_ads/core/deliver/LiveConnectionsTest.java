package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that close connections without a word, in jobs that may not retry. */
@Timeout(60)
class LiveConnectionsTest {
  private static final int POOLED = 32;

  @Test
  void sendsEachBatchOnceToAServerThatClosesAfterEachAnswer() throws Exception {
    try (DeliveryFixture bench = DeliveryFixture.withMaximumRetries(0)) {
      bench.sandbox.events().onEveryRequest(Fault.closeAfterAnswer());

      for (int batch = 1; batch <= 50; batch++) {
        assertDeliveredAtOnce(bench.deliver(2));
        awaitClosedConnections(bench);
      }
    }
  }

  /**
   * The server closes each connection a moment after its answer. A busy machine may take longer for
   * that than the client waits.
   */
  @Test
  void sendsNearlyAllOfThemOnceWithoutAPauseBetweenThem() {
    try (DeliveryFixture bench = DeliveryFixture.withMaximumRetries(0)) {
      bench.sandbox.events().onEveryRequest(Fault.closeAfterAnswer());

      int accepted = 0;
      for (int batch = 1; batch <= 50; batch++) {
        accepted += bench.deliver(2).accepted().size();
      }
      assertThat(accepted).isGreaterThan(90);
    }
  }

  /** As a restart behind a load balancer does. */
  @Test
  void sendsABatchOnceAfterAllPooledConnectionsWereClosed() throws Exception {
    try (DeliveryFixture bench = DeliveryFixture.withMaximumRetries(0)) {
      CountDownLatch arrived = new CountDownLatch(POOLED);
      bench.sandbox.events().onEveryRequest((number, head) -> closingWhenAllHave(arrived));
      deliverAtOnce(bench);
      awaitClosedConnections(bench);
      bench.sandbox.events().onEveryRequest(Fault.none());

      assertDeliveredAtOnce(bench.deliver(2));
    }
  }

  private static Fault closingWhenAllHave(CountDownLatch arrived) {
    arrived.countDown();
    try {
      arrived.await();
    } catch (InterruptedException e) { // The sandbox is closed.
      Thread.currentThread().interrupt();
    }
    return Fault.closeAfterAnswer();
  }

  /** Sends so many batches at the same time that each needs a connection of its own. */
  private static void deliverAtOnce(DeliveryFixture bench) throws Exception {
    BatchSender sender = bench.newBatchSender();
    List<Callable<BatchOutcome>> batches = new ArrayList<>();
    for (int batch = 1; batch <= POOLED; batch++) {
      batches.add(() -> sender.send(TestEvents.batch(2)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(POOLED);
    try {
      for (Future<BatchOutcome> outcome : threads.invokeAll(batches)) {
        assertDeliveredAtOnce(outcome.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitClosedConnections(DeliveryFixture bench) throws InterruptedException {
    // The connection that brought the token is the only one that stays.
    while (bench.sandbox.openConnections(Duration.ofMillis(1)) > 1) {
      Thread.onSpinWait();
    }
  }

  private static void assertDeliveredAtOnce(BatchOutcome outcome) {
    assertThat(outcome.givenUp()).extracting(GivenUp::detail).isEmpty();
    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.requests()).isEqualTo(1);
    assertThat(outcome.uncertain()).isZero();
  }
}
