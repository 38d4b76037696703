package org.embulk.output.amazon_ads.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The system clock. */
@Timeout(60)
class TimerTest {
  private static final Duration LONG = Duration.ofDays(1);

  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
  }

  @Test
  void tellsTheTimeOfTheSystem() {
    long before = System.nanoTime();
    long time = Timer.SYSTEM.nanoTime();
    long after = System.nanoTime();

    assertThat(time - before).isNotNegative();
    assertThat(after - time).isNotNegative();
  }

  @Test
  void endsAWaitUponAnInterrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Timer.SYSTEM.sleep(LONG)).isInstanceOf(InterruptedException.class);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Timer.SYSTEM.sleep(LONG, new CountDownLatch(1)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void doesNotWaitWhereTheLatchIsReleased() throws InterruptedException {
    Timer.SYSTEM.sleep(LONG, new CountDownLatch(0));
  }
}
