package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/**
 * What became of a batch: each of its events stands in exactly one of accepted, refused and given
 * up, unless a failure left some open. Immutable.
 */
public final class BatchOutcome {
  private final Batch batch;
  private final List<Event> accepted = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final List<GivenUp> givenUp = new ArrayList<>();
  private final Throwable failure;
  private long uncertain;
  private long requests;
  private long retries;

  /**
   * @param sent the requests that carried the batch
   * @param failure what ended the delivery before all was settled, or null
   */
  BatchOutcome(Batch batch, List<PendingRequest> sent, Throwable failure) {
    this.batch = batch;
    this.failure = failure;
    for (PendingRequest request : sent) {
      accepted.addAll(request.accepted());
      refused.addAll(request.refused());
      givenUp.addAll(request.givenUp());
      uncertain += request.uncertainEvents();
      requests += request.attempts();
      retries += Math.max(0, request.attempts() - 1);
    }
  }

  /** Returns the outcome of a batch that is not sent: every event counts as accepted. */
  public static BatchOutcome allAccepted(Batch batch) {
    PendingRequest request = new PendingRequest(batch, Collections.emptyList());
    batch.events().forEach(request::accept);
    return new BatchOutcome(batch, Collections.singletonList(request), null);
  }

  /** Returns the outcome of a batch that nobody waits for any more: all of it is uncertain. */
  static BatchOutcome unknown(Batch batch) {
    PendingRequest request = new PendingRequest(batch, batch.events());
    request.markUncertain();
    return new BatchOutcome(
        batch, Collections.singletonList(request), new InterruptedException("nobody waits"));
  }

  public Batch batch() {
    return batch;
  }

  public List<Event> accepted() {
    return Collections.unmodifiableList(accepted);
  }

  public List<Refusal> refused() {
    return Collections.unmodifiableList(refused);
  }

  public List<GivenUp> givenUp() {
    return Collections.unmodifiableList(givenUp);
  }

  /**
   * Returns why no further batch makes sense: an AuthorizationException, an InterruptedException if
   * the output was stopped, or the RuntimeException or Error of a bug.
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Returns how many events may have been accepted although no response says so. */
  public long uncertain() {
    return uncertain;
  }

  /** Returns how many requests were sent, each attempt counted. */
  public long requests() {
    return requests;
  }

  /** Returns how many of them sent something again. */
  public long retries() {
    return retries;
  }
}
