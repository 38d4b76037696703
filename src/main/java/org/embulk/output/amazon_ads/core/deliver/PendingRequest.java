package org.embulk.output.amazon_ads.core.deliver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Open, refused or given up, and perhaps accepted in an attempt that did not say so. */
  private final Set<Item> uncertain = new HashSet<>();

  private List<Item> open;
  private Receipt receipt;
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

  /** Returns the items that may have been accepted although no response confirms it. */
  Set<Item> uncertain() {
    return uncertain;
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
    uncertain.addAll(open);
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
    for (int i = 0; i < open.size(); i++) {
      ItemResult result = response.results().get(i);
      switch (result.kind()) {
        case ACCEPTED:
          accept(open.get(i));
          break;
        case REFUSED:
          refuse(open.get(i), result.error());
          break;
        case MISSING:
          uncertain.add(open.get(i));
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
    refuse(open.get(0), TOO_LARGE);
    open = Collections.emptyList();
  }

  /**
   * Gives up the open items.
   *
   * @param reason a short reason for counting
   * @param why the full reason, safe to show
   */
  void giveUp(String reason, String why) {
    givenUp.add(new GivenUp(open, reason, why, uncertainOf(open)));
    open = Collections.emptyList();
  }

  /** Moves the open items to two requests, each with those of its items that are uncertain. */
  List<PendingRequest> split() {
    int half = open.size() / 2;
    List<PendingRequest> halves =
        Arrays.asList(
            new PendingRequest(batch, open.subList(0, half)),
            new PendingRequest(batch, open.subList(half, open.size())));
    for (PendingRequest each : halves) {
      each.uncertain.addAll(uncertainOf(each.open));
    }
    open.forEach(uncertain::remove);
    open = Collections.emptyList();
    return halves;
  }

  private Set<Item> uncertainOf(List<Item> items) {
    return items.stream().filter(uncertain::contains).collect(Collectors.toSet());
  }

  void accept(Item item) {
    uncertain.remove(item);
    accepted.add(item);
  }

  /** Records a refusal, which tells nothing of the attempts before it. */
  void refuse(Item item, AmazonError error) {
    refused.add(new Refusal(item, error, uncertain.contains(item)));
  }
}
