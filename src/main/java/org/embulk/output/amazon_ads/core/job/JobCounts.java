package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.DATA_CHECK;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.RepeatedValues;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RepeatedIds;

/**
 * What the outputs of a job have counted, as far as this process runs them, and what is counted or
 * bounded over all of them together. Thread-safe.
 */
public final class JobCounts {
  /** How many skipped records of a job are logged one by one. */
  private static final int MAX_LOGGED_RECORDS = 100;

  private final Map<Integer, Counts> counts = new ConcurrentSkipListMap<>();
  private final RepeatedIds repeatedIds = new RepeatedIds();
  private final RepeatedValues repeatedValues = new RepeatedValues();
  private final AtomicInteger loggedRecords = new AtomicInteger();

  void add(int output, Counts ofOutput) {
    counts.put(output, ofOutput);
  }

  /** Returns what each output has counted so far, by number. */
  Map<Integer, Counts> byOutput() {
    Map<Integer, Counts> copies = new TreeMap<>();
    counts.forEach((output, ofOutput) -> copies.put(output, ofOutput.copy()));
    return copies;
  }

  /** Returns the sum of what the outputs have counted so far. */
  Counts total() {
    Counts total = new Counts();
    counts.values().forEach(total::addAll);
    return total;
  }

  /** Returns the ids of the rows that this process has read. */
  public RepeatedIds repeatedIds() {
    return repeatedIds;
  }

  /** Returns the identifiers of the rows that this process has read. */
  RepeatedValues repeatedValues() {
    return repeatedValues;
  }

  /** Adds to the sum of the outputs what only the whole job can tell; may be called again. */
  void countRepeatedValues(Counts total) {
    for (MatchKeyType type : RepeatedValues.UNIQUE) {
      long rows = repeatedValues.count(type);
      if (rows > 0) {
        total.set(rows, DATA_CHECK, type.column(), Finding.REPEATED.countName());
      }
    }
  }

  /**
   * Counts a skipped record, and returns how many of them may still be logged one by one, this one
   * included; 0 for the first that may not, and less for all others.
   */
  int skippedRecordsToLog() {
    return MAX_LOGGED_RECORDS
        - loggedRecords.getAndUpdate(n -> Math.min(n, MAX_LOGGED_RECORDS) + 1);
  }
}
