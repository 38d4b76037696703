package org.embulk.output.amazon_ads.core.deliver;

import org.embulk.output.amazon_ads.core.error.AmazonError;

/** An item that Amazon refused, with Amazon's error, as far as it may be shown. */
public final class Refusal {
  private final Item item;
  private final AmazonError error;
  private final boolean uncertain;

  Refusal(Item item, AmazonError error, boolean uncertain) {
    this.item = item;
    this.error = error;
    this.uncertain = uncertain;
  }

  public Item item() {
    return item;
  }

  public AmazonError error() {
    return error;
  }

  /** Returns whether Amazon may have accepted the item in an attempt before the refused one. */
  public boolean isUncertain() {
    return uncertain;
  }
}
