package org.embulk.output.amazon_ads_conversion.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The numbers of one output, or the totals of several. Every record ends up in exactly one of
 * accepted, skipped, and in a skipped batch.
 *
 * <p>Thread-safe: the report of a failed job is read while an output may still end.
 */
public final class Tally {
  /** The reasons kept: a server could invent a new code for each event. */
  static final int MAX_REASONS = 100;

  /** Counts whatever comes after them. */
  static final String OTHER_REASONS = "other reasons";

  private final long[] counts = new long[Count.values().length];
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, Long> unservedCountries = new HashMap<>();

  /** What is counted. */
  public enum Count {
    /** Rows received. */
    RECORDS,
    /** Records skipped one by one: invalid, or refused by Amazon. */
    SKIP_RECORDS,
    /** Batches closed and handed over; a retry, a half or a partial resend is not a new one. */
    BATCHES,
    /** Batches with events that were given up. */
    SKIP_BATCHES,
    ACCEPTED_RECORDS,
    /** Records of skipped batches that were given up. */
    RECORDS_IN_SKIP_BATCHES,
    /** Records that may have been accepted although no response confirms it. */
    UNCERTAIN_RECORDS,
    /** Those of them that Amazon refused later; the others were given up or left open. */
    UNCERTAIN_REFUSED_RECORDS,
    REQUESTS,
    /** Requests that were resends. */
    RETRIES,
    /** Events from more than 21 days ago. */
    OLD_EVENTS,
    /** Events more than an hour in the future. */
    FUTURE_EVENTS,
    /** Events of the EEA and the UK whose only consent is an IP address. */
    EVENTS_WITH_IP_ADDRESS_ONLY,
    /** Events of the EEA and the UK without any consent. */
    EVENTS_WITHOUT_CONSENT,
    /** Events whose name Amazon's own client would refuse. */
    EVENTS_WITH_DOUBTFUL_NAME,
    PURCHASES_WITHOUT_CURRENCY
  }

  /** Adds to a count and returns the new one. */
  public synchronized long add(Count count, long number) {
    counts[count.ordinal()] += number;
    return counts[count.ordinal()];
  }

  /** Counts records that were skipped or given up for one reason, of the first hundred. */
  public synchronized void addReason(String reason, long records) {
    boolean kept = reasons.containsKey(reason) || reasons.size() < MAX_REASONS;
    reasons.merge(kept ? reason : OTHER_REASONS, records, Long::sum);
  }

  /** Counts events for a country that the region's host may not serve. */
  public synchronized void addUnservedCountry(String country, long events) {
    unservedCountries.merge(country, events, Long::sum);
  }

  /** Adds the numbers of another output. */
  public void addAll(Tally other) {
    for (Count count : Count.values()) {
      add(count, other.get(count));
    }
    other.reasons().forEach(this::addReason);
    other.unservedCountries().forEach(this::addUnservedCountry);
  }

  public synchronized long get(Count count) {
    return counts[count.ordinal()];
  }

  /** Returns how many events were for a country that the region's host may not serve. */
  public synchronized Map<String, Long> unservedCountries() {
    return new TreeMap<>(unservedCountries);
  }

  /** Returns how many records were left out or given up, by reason. */
  public synchronized Map<String, Long> reasons() {
    return new TreeMap<>(reasons);
  }

  /** Returns the reasons with their numbers, most frequent first, then by name. */
  public List<Map.Entry<String, Long>> reasonsByNumber() {
    return byNumber(reasons());
  }

  static List<Map.Entry<String, Long>> byNumber(Map<String, Long> numbers) {
    return numbers.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .collect(Collectors.toList());
  }

  /**
   * Returns how many records have no outcome: in an output that failed, those that were not sent,
   * or were in flight when it could wait no longer.
   */
  synchronized long unsettled() {
    return get(Count.RECORDS) - accounted();
  }

  private long accounted() {
    return get(Count.ACCEPTED_RECORDS)
        + get(Count.SKIP_RECORDS)
        + get(Count.RECORDS_IN_SKIP_BATCHES);
  }

  /**
   * Makes sure that every record is accounted for.
   *
   * @throws IllegalStateException if the numbers do not add up, which is a bug in the plugin
   */
  public void verify() {
    if (unsettled() != 0) {
      throw new IllegalStateException(
          "the numbers do not add up: "
              + get(Count.RECORDS)
              + " records were received, but "
              + accounted()
              + " are accounted for");
    }
  }
}
