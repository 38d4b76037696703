package org.embulk.output.amazon_ads.conversion;

/**
 * A finished event: the bytes that every attempt sends, so that a retry never differs from the
 * first attempt, and metadata for the report.
 */
public final class Event {
  private final long record;
  private final byte[] json;
  private final EventMetadata metadata;

  /**
   * @param record the number of the row within its output, from 1
   * @param json the event as UTF-8 JSON; not copied, so it must not be modified
   */
  public Event(long record, byte[] json, EventMetadata metadata) {
    this.record = record;
    this.json = json;
    this.metadata = metadata;
  }

  public long record() {
    return record;
  }

  /** Returns the event as UTF-8 JSON; the array is shared and must not be modified. */
  public byte[] json() {
    return json;
  }

  public EventMetadata metadata() {
    return metadata;
  }

  /** Returns the number of the record, never its content. */
  @Override
  public String toString() {
    return "event of record " + record;
  }
}
