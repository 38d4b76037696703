package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final CapturedLog log = CapturedLog.of(Progress.class);
  private final Tally tally = new Tally();

  /** Near the end of its range, as System.nanoTime may be. */
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

  private final Progress progress = new Progress("output 2", tally, nanoTime::get);

  @AfterEach
  void closeTheLog() {
    log.close();
  }

  @Test
  void keepsQuietForTenSeconds() {
    tally.add(Tally.Count.RECORDS, 5);
    progress.logIfDue();
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10) - 1);
    progress.logIfDue();

    assertThat(log.lines()).isEmpty();
  }

  @Test
  void logsTheSpeedSinceTheLastLine() {
    tally.add(Tally.Count.RECORDS, 1500);
    tally.add(Tally.Count.BATCHES, 3);
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10));
    progress.logIfDue();
    progress.logIfDue();
    tally.add(Tally.Count.RECORDS, 3000);
    tally.add(Tally.Count.BATCHES, 6);
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(20));
    progress.logIfDue();

    assertThat(log.lines())
        .containsExactly(
            "INFO output 2: 1500 records, 3 batches, 150 records per second",
            "INFO output 2: 4500 records, 9 batches, 150 records per second");
  }
}
