package org.embulk.output.amazon_ads.core.deliver;

import java.util.Optional;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.report.Counts;

/**
 * A finished record, such as an event: the bytes that every attempt sends, so that a retry never
 * differs from the first attempt, and what the report needs to know of it.
 */
public final class Item {
  private final long record;
  private final byte[] json;
  private final KeyCoverage coverage;
  private final String ownId;
  private final Consumer<Counts> contents;

  /**
   * @param record the number of the row within its output, from 1
   * @param json the item as UTF-8 JSON; not copied, so it must not be modified
   * @param ownId the id of the row itself, or null if it has none, whatever the item got
   */
  public Item(long record, byte[] json, KeyCoverage coverage, String ownId) {
    this(record, json, coverage, ownId, counts -> {});
  }

  /**
   * @param contents adds to the numbers of the report what the plugin counts of accepted items
   */
  public Item(
      long record, byte[] json, KeyCoverage coverage, String ownId, Consumer<Counts> contents) {
    this.record = record;
    this.json = json;
    this.coverage = coverage;
    this.ownId = ownId;
    this.contents = contents;
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

  /** Adds to the numbers of the report what the plugin counts of accepted items. */
  public void countContents(Counts counts) {
    contents.accept(counts);
  }

  /** Returns the number of the record, never its content. */
  @Override
  public String toString() {
    return "record " + record;
  }
}
