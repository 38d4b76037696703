package org.embulk.output.amazon_ads.core.deliver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;

/** Makes outcomes of batches that nobody has sent. */
public final class Outcomes {
  private final Batch batch;
  private final List<PendingRequest> requests = new ArrayList<>();
  private Throwable failure;
  private int next;

  private Outcomes(Batch batch) {
    this.batch = batch;
  }

  /** Begins with a batch of so many events, none of them settled yet. */
  public static Outcomes ofBatch(long number, long firstRecord, int events) {
    List<Item> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      batch.add(
          new Item(
              firstRecord + i, "{}".getBytes(StandardCharsets.UTF_8), new KeyCoverage(), null));
    }
    return new Outcomes(new Batch("output 1", number, batch));
  }

  /** Has Amazon accept the next events. */
  public Outcomes accepted(int events) {
    PendingRequest request = request(0);
    take(events).forEach(request::accept);
    return this;
  }

  /** Has Amazon refuse the next events. */
  public Outcomes refused(int events, String code, String fieldLocation, String message) {
    return refused(events, new AmazonError(code, fieldLocation, message), false);
  }

  /** Has Amazon refuse the next events, of which an earlier attempt had no answer. */
  public Outcomes refusedAfterALostAnswer(int events, String code) {
    return refused(events, new AmazonError(code, "", ""), true);
  }

  private Outcomes refused(int events, AmazonError error, boolean uncertain) {
    PendingRequest request = request(events);
    if (uncertain) {
      request.markUncertain();
    }
    request.open().forEach(event -> request.refuse(event, error));
    return this;
  }

  /** Gives the next events up. */
  public Outcomes givenUp(int events, String reason, String why, boolean uncertain) {
    PendingRequest request = request(events);
    if (uncertain) {
      request.markUncertain();
    }
    request.giveUp(reason, why);
    return this;
  }

  /** Gives the next events up, of which an answer did not name the first ones. */
  public Outcomes givenUp(int events, String reason, String why, int uncertain) {
    PendingRequest request = request(events);
    List<ItemResult> results = new ArrayList<>(Collections.nCopies(uncertain, ItemResult.MISSING));
    results.addAll(
        Collections.nCopies(events - uncertain, ItemResult.transientError(AmazonError.NONE)));
    request.settle(Answer.ofResults(207, results, Duration.ZERO));
    request.giveUp(reason, why);
    return this;
  }

  public Outcomes failed(AuthorizationException.Kind kind, String message) {
    failure = new AuthorizationException(kind, message);
    return this;
  }

  public Outcomes interrupted() {
    failure = new InterruptedException();
    return this;
  }

  public Outcomes broken(RuntimeException bug) {
    failure = bug;
    return this;
  }

  /** Leaves the next events open, and uncertain. */
  public Outcomes uncertain(int events) {
    request(events).markUncertain();
    return this;
  }

  /** Counts requests, all but the first of them retries. */
  public Outcomes requests(int attempts) {
    PendingRequest request = request(0);
    for (int i = 0; i < attempts; i++) {
      request.countAttempt();
    }
    return this;
  }

  public BatchOutcome outcome() {
    return new BatchOutcome(batch, requests, failure);
  }

  private PendingRequest request(int openEvents) {
    PendingRequest request = new PendingRequest(batch, take(openEvents));
    requests.add(request);
    return request;
  }

  private List<Item> take(int events) {
    List<Item> taken = new ArrayList<>(batch.items().subList(next, next + events));
    next += events;
    return taken;
  }
}
