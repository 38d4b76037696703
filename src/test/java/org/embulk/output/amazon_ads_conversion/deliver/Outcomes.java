package org.embulk.output.amazon_ads_conversion.deliver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.convert.EventFacts;
import org.embulk.output.amazon_ads_conversion.convert.KeyCoverage;

/** Makes outcomes of batches that nobody has sent. */
public final class Outcomes {
  private final BatchOutcome outcome;
  private int next;

  private Outcomes(BatchOutcome outcome) {
    this.outcome = outcome;
  }

  /** Begins with a batch of so many events, none of them settled yet. */
  public static Outcomes ofBatch(long number, long firstRecord, int events) {
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      batch.add(
          new Event(
              firstRecord + i,
              "{}".getBytes(StandardCharsets.UTF_8),
              new EventFacts(
                  new KeyCoverage(),
                  Instant.parse("2026-04-14T04:34:30Z"),
                  Optional.empty(),
                  false)));
    }
    return new Outcomes(new BatchOutcome(new Batch("output 1", number, batch)));
  }

  /** Has Amazon accept the next events. */
  public Outcomes accepted(int events) {
    take(events).forEach(outcome::accept);
    return this;
  }

  /** Has Amazon refuse the next events. */
  public Outcomes refused(int events, String code, String fieldLocation, String message) {
    take(events)
        .forEach(
            event ->
                outcome.refuse(new Refusal(event, new ShownError(code, fieldLocation, message))));
    return this;
  }

  /** Gives the next events up. */
  public Outcomes givenUp(int events, String reason, String why, boolean uncertain) {
    outcome.giveUp(new GivenUp(take(events), reason, why, uncertain));
    return this;
  }

  public Outcomes failed(DeliveryException.Kind kind, String message) {
    outcome.fail(new DeliveryException(kind, message));
    return this;
  }

  public Outcomes interrupted() {
    outcome.interrupt();
    return this;
  }

  public Outcomes uncertain(int events) {
    outcome.leaveUncertain(events);
    return this;
  }

  /** Counts requests, all but the first of them retries. */
  public Outcomes requests(int requests) {
    for (int i = 0; i < requests; i++) {
      outcome.countRequest(i > 0);
    }
    return this;
  }

  public BatchOutcome outcome() {
    return outcome;
  }

  private List<Event> take(int events) {
    List<Event> taken = new ArrayList<>(outcome.batch().events().subList(next, next + events));
    next += events;
    return taken;
  }
}
