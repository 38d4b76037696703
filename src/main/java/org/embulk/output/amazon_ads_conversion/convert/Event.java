package org.embulk.output.amazon_ads_conversion.convert;

/**
 * One finished event: the bytes that every attempt to send it carries, so that a retry never
 * differs from the first try, and what the report wants to know of it.
 */
public final class Event {
  private final long record;
  private final byte[] json;
  private final EventMetadata metadata;

  /**
   * @param record the number of the row within its output, from 1
   * @param json the event as UTF-8 JSON; not copied, so nobody may change it
   */
  public Event(long record, byte[] json, EventMetadata metadata) {
    this.record = record;
    this.json = json;
    this.metadata = metadata;
  }

  public long record() {
    return record;
  }

  /** Returns the event as UTF-8 JSON; the array is shared and must not be changed. */
  public byte[] json() {
    return json;
  }

  public EventMetadata metadata() {
    return metadata;
  }

  /** Names the record, never its content. */
  @Override
  public String toString() {
    return "event of record " + record;
  }
}
