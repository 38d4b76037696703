package org.embulk.output.amazon_ads.core.deliver;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Items of a batch that were given up, and why. */
public final class GivenUp {
  private final List<Item> items;
  private final String code;
  private final String detail;
  private final Set<Item> uncertain;

  GivenUp(List<Item> items, String code, String detail, Set<Item> uncertain) {
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

  /** Returns whether Amazon may have accepted an item, for example because a response was lost. */
  public boolean isUncertain(Item item) {
    return uncertain.contains(item);
  }

  /** Returns how many of the items Amazon may have accepted. */
  public int uncertain() {
    return uncertain.size();
  }
}
