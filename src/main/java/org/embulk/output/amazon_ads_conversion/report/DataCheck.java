package org.embulk.output.amazon_ads_conversion.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the values of each hashed identifier that are unlikely to match, and says what to do about
 * them. Holds no value.
 *
 * <p>Thread-safe, as {@link Tally} is.
 */
public final class DataCheck {
  private final Map<String, Map<Count, Long>> counts = new LinkedHashMap<>();

  /** What is counted of a column. */
  public enum Count {
    /** Every value that was looked at. */
    VALUES(null, null),
    HASHED(
        "came hashed already",
        "make sure to normalize by Amazon's rules before hashing, or send plain values"),
    HEX_32("32 hexadecimal characters, which look like MD5", "send plain values or SHA-256"),
    HEX_40("40 hexadecimal characters, which look like SHA-1", "send plain values or SHA-256"),
    BASE64_44(
        "44 characters of Base64, which look like SHA-256",
        "send plain values or 64 hexadecimal characters"),
    PREFIXED("preceded by \"sha256:\"", "send digests without it"),
    PLACEHOLDER("not real, such as null, n/a or a test address", "leave such cells empty"),
    /** Values that are also {@link #HASHED}. */
    HASHED_PLACEHOLDER(
        "the SHA-256 of a placeholder or of nothing",
        "leave such cells empty instead of hashing them"),
    /** At least so many rows share a value with more than 1 % of the rows of their output. */
    REPEATED(null, null);

    private final String what;
    private final String advice;

    Count(String what, String advice) {
      this.what = what;
      this.advice = advice;
    }
  }

  /** Sets a count; zero is none. */
  public synchronized void set(String column, Count count, long number) {
    if (number > 0) {
      counts.computeIfAbsent(column, name -> new EnumMap<>(Count.class)).put(count, number);
    }
  }

  /** Adds the counts of another output. */
  public void addAll(DataCheck other) {
    other
        .counts()
        .forEach(
            (column, ofColumn) -> ofColumn.forEach((count, number) -> add(column, count, number)));
  }

  private synchronized void add(String column, Count count, long number) {
    set(column, count, get(column, count) + number);
  }

  /** Returns a count; 0 where nothing was counted. */
  public synchronized long get(String column, Count count) {
    return counts.getOrDefault(column, Collections.emptyMap()).getOrDefault(count, 0L);
  }

  /** Returns the counts that are not zero by column, in the order in which they were set. */
  public synchronized Map<String, Map<Count, Long>> counts() {
    Map<String, Map<Count, Long>> copy = new LinkedHashMap<>();
    counts.forEach((column, ofColumn) -> copy.put(column, new EnumMap<>(ofColumn)));
    return copy;
  }

  /** Returns a line for each finding, each with what to do; none where nothing was found. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts()
        .forEach((column, ofColumn) -> addLines(lines, "Data check, " + column + ": ", ofColumn));
    return lines;
  }

  private static void addLines(List<String> lines, String start, Map<Count, Long> ofColumn) {
    ofColumn.forEach(
        (count, number) -> {
          if (count.what != null) {
            lines.add(start + values(number, count) + ": " + count.advice);
          }
        });
    long digests = digests(ofColumn);
    long plain =
        ofColumn.getOrDefault(Count.VALUES, 0L)
            - digests
            - ofColumn.getOrDefault(Count.PLACEHOLDER, 0L);
    if (digests > 0 && plain > 0) {
      lines.add(
          start
              + digests
              + " hashed and "
              + plain
              + " plain values are mixed: find out where each kind comes from, and send plain values");
    }
    if (ofColumn.containsKey(Count.REPEATED)) {
      lines.add(
          start
              + "at least "
              + ofColumn.get(Count.REPEATED)
              + " rows share a value with more than 1 % of their output's rows: leave it empty where"
              + " it is not the buyer's own");
    }
  }

  private static String values(long number, Count count) {
    String verb = count == Count.HASHED ? " " : number == 1 ? " is " : " are ";
    return number + (number == 1 ? " value" : " values") + verb + count.what;
  }

  private static long digests(Map<Count, Long> ofColumn) {
    return ofColumn.getOrDefault(Count.HASHED, 0L)
        + ofColumn.getOrDefault(Count.HEX_32, 0L)
        + ofColumn.getOrDefault(Count.HEX_40, 0L)
        + ofColumn.getOrDefault(Count.BASE64_44, 0L)
        + ofColumn.getOrDefault(Count.PREFIXED, 0L);
  }
}
