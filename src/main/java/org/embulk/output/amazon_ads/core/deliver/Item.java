package org.embulk.output.amazon_ads.core.deliver;

import java.util.Optional;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;

/**
 * A finished record, such as an event: the bytes that every attempt sends, so that a retry never
 * differs from the first attempt, and what the report needs to know of it.
 */
public final class Item {
  private final long record;
  private final byte[] json;
  private final KeyCoverage coverage;
  private final String ownId;
  private final String countIfAccepted;

  /**
   * @param record the number of the row within its output, from 1
   * @param json the item as UTF-8 JSON; not copied, so it must not be modified
   * @param ownId the id of the row itself, or null if it has none, whatever the item got
   */
  public Item(long record, byte[] json, KeyCoverage coverage, String ownId) {
    this(record, json, coverage, ownId, null);
  }

  /**
   * @param countIfAccepted the name of a number of the report to which the item adds 1 if it is
   *     accepted, or null
   */
  public Item(
      long record, byte[] json, KeyCoverage coverage, String ownId, String countIfAccepted) {
    this.record = record;
    this.json = json;
    this.coverage = coverage;
    this.ownId = ownId;
    this.countIfAccepted = countIfAccepted;
  }

  public long record() {
    return record;
  }

  /** Returns the item as UTF-8 JSON; the array is shared and must not be modified. */
  public byte[] json() {
    return json;
  }

  /** Returns which match keys the item carries, and which normalization left out. */
  public KeyCoverage coverage() {
    return coverage;
  }

  /** Returns the id of the row itself; empty if it has none. */
  public Optional<String> ownId() {
    return Optional.ofNullable(ownId);
  }

  /** Returns the name of a number of the report to which the item adds 1 if it is accepted. */
  public Optional<String> countIfAccepted() {
    return Optional.ofNullable(countIfAccepted);
  }

  /** Returns the number of the record, never its content. */
  @Override
  public String toString() {
    return "record " + record;
  }
}
