package org.embulk.output.amazon_ads.core.deliver;

/** What an API returns for a request that it took, so that its outcome can be asked for later. */
public final class Receipt {
  public final long batch;

  /** The numbers of the first and the last record of the request within its output, from 1. */
  public final long firstRecord;

  public final long lastRecord;

  /** How many records the request had: those in between may include invalid ones. */
  public final long records;

  /** What the API calls the request. */
  public final String id;

  public Receipt(long batch, long firstRecord, long lastRecord, long records, String id) {
    this.batch = batch;
    this.firstRecord = firstRecord;
    this.lastRecord = lastRecord;
    this.records = records;
    this.id = id;
  }

  @Override
  public String toString() {
    return "batch " + batch + ", records " + firstRecord + " to " + lastRecord + ": upload " + id;
  }
}
