package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final CapturedLog log = CapturedLog.of(Progress.class);
  private final Counts counts = RecordCounts.zeros();

  /** Near the end of its range, as System.nanoTime may be. */
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

  private final Progress progress =
      new Progress("output 2", counts, new RecordLines(false, Verb.ACCEPTED), nanoTime::get);

  @AfterEach
  void closeTheLog() {
    log.close();
  }

  @Test
  void keepsQuietForTenSeconds() {
    counts.add(5, RecordCounts.RECORDS);
    progress.logIfDue();
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10) - 1);
    progress.logIfDue();

    assertThat(log.lines()).isEmpty();
  }

  @Test
  void logsTheSpeedSinceTheLastLine() {
    counts.add(1500, RecordCounts.RECORDS);
    counts.add(1400, RecordCounts.ACCEPTED_RECORDS);
    counts.add(3, RecordCounts.BATCHES);
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10));
    progress.logIfDue();
    progress.logIfDue();
    counts.add(3000, RecordCounts.RECORDS);
    counts.add(6, RecordCounts.BATCHES);
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(20));
    progress.logIfDue();

    assertThat(log.lines())
        .containsExactly(
            "INFO output 2: 1500 records read, 1400 accepted, 3 batches, 150 records per second",
            "INFO output 2: 4500 records read, 1400 accepted, 9 batches, 150 records per second");
  }
}
