package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs an output's progress, in at most one line every ten seconds. */
final class Progress {
  private static final Logger logger = LoggerFactory.getLogger(Progress.class);
  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

  private final String output;
  private final Counts counts;
  private final RecordLines lines;
  private final LongSupplier nanoTime;
  private long lastTime;
  private long lastRecords;

  Progress(String output, Counts counts, RecordLines lines, LongSupplier nanoTime) {
    this.output = output;
    this.counts = counts;
    this.lines = lines;
    this.nanoTime = nanoTime;
    this.lastTime = nanoTime.getAsLong();
  }

  void logIfDue() {
    long now = nanoTime.getAsLong();
    long elapsed = now - lastTime;
    if (elapsed < INTERVAL) {
      return;
    }
    long records = counts.get(RECORDS);
    logger.info(
        "{}: {} records read, {} {}, {} batches, {} records per second",
        output,
        records,
        counts.get(ACCEPTED_RECORDS),
        lines.done(),
        counts.get(BATCHES),
        (records - lastRecords) * 1_000_000_000L / elapsed);
    lastTime = now;
    lastRecords = records;
  }
}
