package org.embulk.output.amazon_ads.core.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values of identifiers that too many rows of a job share, over all of its outputs in this
 * process, in constant memory. Thread-safe: an output adds the values of a page at once.
 */
public final class RepeatedValues {
  /** People share a name, a city, even a house, but hardly these. */
  public static final Set<MatchKeyType> UNIQUE =
      Collections.unmodifiableSet(EnumSet.of(MatchKeyType.EMAIL, MatchKeyType.PHONE));

  /** Below this number of rows a value may repeat by chance. */
  static final long MIN_ROWS = 1000;

  /** A share of the rows above one in so many is unlikely for one person. */
  static final long UNLIKELY_SHARE = 100;

  private final Map<MatchKeyType, FrequentValues> frequent = new EnumMap<>(MatchKeyType.class);
  private long rows;

  public RepeatedValues() {
    UNIQUE.forEach(type -> frequent.put(type, new FrequentValues()));
  }

  synchronized void add(long newRows, Map<MatchKeyType, List<Long>> values) {
    rows += newRows;
    values.forEach((type, ofType) -> ofType.forEach(frequent.get(type)::add));
  }

  /**
   * Returns how many rows, at least, share a value of a {@link #UNIQUE} type with more than one in
   * a hundred of the rows; 0 if there are fewer than a thousand.
   */
  public synchronized long count(MatchKeyType type) {
    return rows < MIN_ROWS ? 0 : frequent.get(type).moreThan(rows / UNLIKELY_SHARE);
  }
}
