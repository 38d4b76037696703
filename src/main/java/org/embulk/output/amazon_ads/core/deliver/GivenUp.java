package org.embulk.output.amazon_ads.core.deliver;

import java.util.Collections;
import java.util.List;

/** Items of a batch that were given up, and why. */
public final class GivenUp {
  private final List<Item> items;
  private final String code;
  private final String detail;
  private final boolean uncertain;

  GivenUp(List<Item> items, String code, String detail, boolean uncertain) {
    this.items = Collections.unmodifiableList(items);
    this.code = code;
    this.detail = detail;
    this.uncertain = uncertain;
  }

  public List<Item> items() {
    return items;
  }

  /** Returns a short code for counting, such as {@code status 503}. */
  public String code() {
    return code;
  }

  /** Returns the full reason, for a log line. */
  public String detail() {
    return detail;
  }

  /**
   * Returns whether Amazon may have accepted the items, for example because a response was lost.
   */
  public boolean isUncertain() {
    return uncertain;
  }
}
