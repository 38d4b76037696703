package org.embulk.output.amazon_ads.core.deliver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The outcome of a batch: each item is exactly one of accepted, refused or given up, unless a
 * failure left it open. Immutable.
 */
public final class BatchOutcome {
  private final Batch batch;
  private final List<Item> accepted = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final List<GivenUp> givenUp = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private final Set<Item> uncertain = new HashSet<>();
  private final Throwable failure;
  private long requests;
  private long retries;

  /**
   * @param sent the requests in which the batch was sent
   * @param failure what ended delivery before every item was settled, or null
   */
  BatchOutcome(Batch batch, List<PendingRequest> sent, Throwable failure) {
    this.batch = batch;
    this.failure = failure;
    for (PendingRequest request : sent) {
      accepted.addAll(request.accepted());
      refused.addAll(request.refused());
      givenUp.addAll(request.givenUp());
      request.receipt().ifPresent(receipts::add);
      uncertain.addAll(request.uncertain());
      requests += request.attempts();
      retries += Math.max(0, request.attempts() - 1);
    }
  }

  /** Returns the outcome of a batch that is never sent: every item counts as accepted. */
  public static BatchOutcome allAccepted(Batch batch) {
    PendingRequest request = new PendingRequest(batch, Collections.emptyList());
    batch.items().forEach(request::accept);
    return new BatchOutcome(batch, Collections.singletonList(request), null);
  }

  /** Returns the outcome of an abandoned batch: every item is uncertain. */
  static BatchOutcome unknown(Batch batch) {
    PendingRequest request = new PendingRequest(batch, batch.items());
    request.markUncertain();
    return new BatchOutcome(
        batch, Collections.singletonList(request), new InterruptedException("abandoned"));
  }

  public Batch batch() {
    return batch;
  }

  public List<Item> accepted() {
    return Collections.unmodifiableList(accepted);
  }

  public List<Refusal> refused() {
    return Collections.unmodifiableList(refused);
  }

  public List<GivenUp> givenUp() {
    return Collections.unmodifiableList(givenUp);
  }

  /** Returns a receipt for each request that was accepted; empty if the API gives none. */
  public List<Receipt> receipts() {
    return Collections.unmodifiableList(receipts);
  }

  /**
   * Returns why sending further batches is pointless: an AuthorizationException, an
   * InterruptedException if the output was stopped, or, for a bug, a RuntimeException or Error.
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Returns the items that may have been accepted although no response confirms it. */
  public Set<Item> uncertainItems() {
    return Collections.unmodifiableSet(uncertain);
  }

  public long uncertain() {
    return uncertain.size();
  }

  /** Returns how many requests were sent, counting each attempt. */
  public long requests() {
    return requests;
  }

  /** Returns how many of them were resends. */
  public long retries() {
    return retries;
  }
}
