package org.embulk.output.amazon_ads.core.deliver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.error.AmazonError;

/**
 * Items sent in one HTTP body, attempt after attempt, and their results: each item is open until it
 * is accepted, refused or given up.
 */
final class PendingRequest {
  private static final AmazonError TOO_LARGE =
      new AmazonError("CONTENT_TOO_LARGE", "", "the record alone exceeds Amazon's size limit");

  private final Batch batch;
  private final List<Item> accepted = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final List<GivenUp> givenUp = new ArrayList<>();
  private List<Item> open;
  private Receipt receipt;
  private boolean uncertain;
  private boolean tokenRenewed;
  private int attempts;
  private int retries;
  private int throttled;

  PendingRequest(Batch batch, List<Item> items) {
    this.batch = batch;
    this.open = items;
  }

  Batch batch() {
    return batch;
  }

  /** Returns the items not yet accepted, refused or given up, in order. */
  List<Item> open() {
    return open;
  }

  List<Item> accepted() {
    return accepted;
  }

  List<Refusal> refused() {
    return refused;
  }

  List<GivenUp> givenUp() {
    return givenUp;
  }

  /** Returns the receipt for the accepted items; empty if the API gives none. */
  Optional<Receipt> receipt() {
    return Optional.ofNullable(receipt);
  }

  int attempts() {
    return attempts;
  }

  /** Returns how many items may have been accepted although no response confirms it. */
  int uncertainItems() {
    int items = uncertain ? open.size() : 0;
    for (GivenUp part : givenUp) {
      items += part.isUncertain() ? part.items().size() : 0;
    }
    for (Refusal refusal : refused) {
      items += refusal.isUncertain() ? 1 : 0;
    }
    return items;
  }

  void countAttempt() {
    attempts++;
  }

  /** Counts a retry and returns its number, from 1. */
  int nextRetry() {
    return ++retries;
  }

  /** Counts a refusal by the rate limit and returns its number, from 1. */
  int nextThrottled() {
    return ++throttled;
  }

  /** Uses up the request's one token renewal; returns false if it was already used. */
  boolean renewTokenOnce() {
    boolean first = !tokenRenewed;
    tokenRenewed = true;
    return first;
  }

  /**
   * Records that Amazon may have accepted the open items in an attempt without a clear response.
   */
  void markUncertain() {
    uncertain = true;
  }

  /** Applies the result of each open item, and keeps open those that must be sent again. */
  void settle(Answer response) {
    if (!response.receipt().isEmpty()) {
      receipt =
          new Receipt(
              batch.number(),
              open.get(0).record(),
              open.get(open.size() - 1).record(),
              open.size(),
              response.receipt());
    }
    List<Item> again = new ArrayList<>();
    boolean uncertainBefore = uncertain; // A refusal tells nothing of the attempts before it.
    for (int i = 0; i < open.size(); i++) {
      ItemResult result = response.results().get(i);
      switch (result.kind()) {
        case ACCEPTED:
          accept(open.get(i));
          break;
        case REFUSED:
          refuse(new Refusal(open.get(i), result.error(), uncertainBefore));
          break;
        case MISSING:
          markUncertain();
          again.add(open.get(i));
          break;
        default:
          again.add(open.get(i));
      }
    }
    open = again;
    tokenRenewed = false; // The remaining items make a different request.
  }

  /** Refuses a single item that exceeds Amazon's size limit. */
  void refuseTooLarge() {
    refuse(new Refusal(open.get(0), TOO_LARGE, uncertain));
    open = Collections.emptyList();
  }

  /**
   * Gives up the open items.
   *
   * @param reason a short reason for counting
   * @param why the full reason, safe to show
   */
  void giveUp(String reason, String why) {
    giveUp(new GivenUp(open, reason, why, uncertain));
    open = Collections.emptyList();
  }

  /** Moves the open items to two requests, which inherit whether they are uncertain. */
  List<PendingRequest> split() {
    int half = open.size() / 2;
    PendingRequest first = new PendingRequest(batch, open.subList(0, half));
    PendingRequest second = new PendingRequest(batch, open.subList(half, open.size()));
    first.uncertain = uncertain;
    second.uncertain = uncertain;
    open = Collections.emptyList();
    return Arrays.asList(first, second);
  }

  void accept(Item item) {
    accepted.add(item);
  }

  void refuse(Refusal refusal) {
    refused.add(refusal);
  }

  void giveUp(GivenUp part) {
    givenUp.add(part);
  }
}
