package org.embulk.output.amazon_ads.core.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The names of the counts that every export has, in the order of the JSON. Every record ends up in
 * exactly one of accepted, skipped, and in a skipped batch.
 */
public final class RecordCounts {
  /** Rows received. */
  public static final String RECORDS = "records";

  /** Records skipped one by one: invalid, or refused by Amazon. */
  public static final String SKIP_RECORDS = "skip_records";

  /** Batches closed and handed over; a retry, a half or a partial resend is not a new one. */
  public static final String BATCHES = "batches";

  /** Batches with records that were given up. */
  public static final String SKIP_BATCHES = "skip_batches";

  public static final String ACCEPTED_RECORDS = "accepted_records";

  /** Records of skipped batches that were given up. */
  public static final String RECORDS_IN_SKIP_BATCHES = "records_in_skip_batches";

  /**
   * Those of them that Amazon had taken before their upload failed. Their match keys were sent, and
   * count.
   */
  public static final String RECORDS_IN_FAILED_UPLOADS = "records_in_failed_uploads";

  /** Records that may have been accepted although no response confirms it. */
  public static final String UNCERTAIN_RECORDS = "uncertain_records";

  /** Those of them that Amazon refused later; the others were given up or left open. */
  public static final String UNCERTAIN_REFUSED_RECORDS = "uncertain_refused_records";

  public static final String REQUESTS = "requests";

  /** Requests that were resends. */
  public static final String RETRIES = "retries";

  /**
   * Records, accepted or perhaps, whose row had no id of its own, whatever id they were sent with.
   */
  public static final String WITHOUT_OWN_ID = "records_without_own_id";

  /** The earliest time of accepted records, in milliseconds since 1970; absent without one. */
  public static final String FIRST_TIME = "first_time";

  public static final String LAST_TIME = "last_time";

  /** Nested by currency: the sum of the values of accepted records, in hundredths. */
  public static final String VALUES = "values";

  /** Nested: records that were skipped or given up, by reason. */
  public static final String REASONS = "reasons";

  /** Nested by type: accepted records with the match key ({@link #SENT}), and without. */
  public static final String MATCH_KEYS = "match_keys";

  public static final String SENT = "sent";

  /** Accepted records with a value that normalization left out. */
  public static final String LEFT_OUT = "left_out";

  /** Nested: those by the reason why. */
  public static final String LEFT_OUT_REASONS = "left_out_reasons";

  /** Nested by column: values by what was found in them. */
  public static final String DATA_CHECK = "data_check";

  private static final List<String> NUMBERS =
      Collections.unmodifiableList(
          Arrays.asList(
              RECORDS,
              SKIP_RECORDS,
              BATCHES,
              SKIP_BATCHES,
              ACCEPTED_RECORDS,
              RECORDS_IN_SKIP_BATCHES,
              UNCERTAIN_RECORDS,
              UNCERTAIN_REFUSED_RECORDS,
              REQUESTS,
              RETRIES,
              WITHOUT_OWN_ID));

  /** A server could invent a new code for each record. */
  private static final int MAX_REASONS = 100;

  private RecordCounts() {}

  /** Returns counts in which each of these is 0. */
  public static Counts zeros() {
    Counts counts = new Counts();
    NUMBERS.forEach(name -> counts.add(0, name));
    counts.nestBounded(REASONS, MAX_REASONS, "other reasons");
    counts.keepLeast(FIRST_TIME);
    counts.keepGreatest(LAST_TIME);
    counts.at(MATCH_KEYS);
    counts.at(DATA_CHECK);
    return counts;
  }

  /**
   * Returns how many records have no outcome: in an output that failed, those that were not sent,
   * or were in flight when it could wait no longer.
   */
  static long unsettled(Counts counts) {
    return counts.get(RECORDS) - settled(counts);
  }

  private static long settled(Counts counts) {
    return counts.get(ACCEPTED_RECORDS)
        + counts.get(SKIP_RECORDS)
        + counts.get(RECORDS_IN_SKIP_BATCHES);
  }

  /**
   * Makes sure that every record is accounted for.
   *
   * @throws IllegalStateException if the numbers do not add up, which is a bug in the plugin
   */
  public static void verify(Counts counts) {
    if (unsettled(counts) != 0) {
      throw new IllegalStateException(
          "the numbers do not add up: "
              + counts.get(RECORDS)
              + " records were received, but "
              + settled(counts)
              + " are accounted for");
    }
  }
}
