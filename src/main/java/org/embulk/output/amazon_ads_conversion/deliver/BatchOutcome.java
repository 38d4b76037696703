package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/**
 * What became of a batch: each of its events stands in exactly one of accepted, refused and given
 * up, unless a failure left some open.
 */
public final class BatchOutcome {
  private final Batch batch;
  private final List<Event> accepted = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final List<GivenUp> givenUp = new ArrayList<>();
  private Optional<DeliveryException> failure = Optional.empty();
  private Optional<Throwable> defect = Optional.empty();
  private boolean interrupted;
  private long uncertain;
  private long requests;
  private long retries;

  BatchOutcome(Batch batch) {
    this.batch = batch;
  }

  /** Returns the outcome of a batch that is not sent: every event counts as accepted. */
  public static BatchOutcome ofDryRun(Batch batch) {
    BatchOutcome outcome = new BatchOutcome(batch);
    batch.events().forEach(outcome::accept);
    return outcome;
  }

  /** Returns the outcome of a batch that nobody waits for any more: all of it is uncertain. */
  static BatchOutcome unknown(Batch batch) {
    BatchOutcome outcome = new BatchOutcome(batch);
    outcome.interrupt();
    outcome.leaveUncertain(batch.events().size());
    return outcome;
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

  /** Returns why no further batch makes sense. */
  public Optional<DeliveryException> failure() {
    return failure;
  }

  /** Returns the RuntimeException or Error by which a defect of the plugin ended the delivery. */
  public Optional<Throwable> defect() {
    return defect;
  }

  /** Says whether the delivery was stopped before everything was settled. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** Returns how many events may have been accepted although no answer says so. */
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

  void accept(Event event) {
    accepted.add(event);
  }

  void refuse(Refusal refusal) {
    refused.add(refusal);
  }

  void giveUp(GivenUp part) {
    givenUp.add(part);
    if (part.isUncertain()) {
      uncertain += part.events().size();
    }
  }

  void fail(DeliveryException why) {
    failure = Optional.of(why);
  }

  void endByDefect(Throwable why) {
    defect = Optional.of(why);
  }

  void interrupt() {
    interrupted = true;
  }

  void leaveUncertain(int events) {
    uncertain += events;
  }

  void countRequest(boolean again) {
    requests++;
    retries += again ? 1 : 0;
  }
}
