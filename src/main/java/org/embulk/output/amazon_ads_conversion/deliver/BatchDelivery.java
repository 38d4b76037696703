package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Sends a batch until each of its events is accepted, refused or given up. */
public final class BatchDelivery {
  private final RequestLoop loop;
  private final Timer timer;

  BatchDelivery(RequestLoop loop, Timer timer) {
    this.loop = loop;
    this.timer = timer;
  }

  /** Sends the batch and waits for its outcome, which tells of failures too. */
  public BatchOutcome deliver(Batch batch) {
    BatchOutcome outcome = new BatchOutcome(batch);
    TimeBudget budget = new TimeBudget(timer);
    Deque<PendingRequest> pending = new ArrayDeque<>();
    pending.add(new PendingRequest(batch.events()));
    while (!pending.isEmpty()) {
      PendingRequest request = pending.remove();
      try {
        if (loop.send(request, outcome, budget) == RequestLoop.End.TOO_LARGE) {
          List<Event> events = request.events();
          int half = events.size() / 2;
          pending.addFirst(request.part(events.subList(half, events.size())));
          pending.addFirst(request.part(events.subList(0, half)));
        }
      } catch (DeliveryException e) {
        outcome.fail(e);
        leaveOpen(request, pending, outcome);
        return outcome;
      } catch (InterruptedException e) {
        outcome.interrupt();
        leaveOpen(request, pending, outcome);
        return outcome;
      } catch (RuntimeException | Error e) {
        // Whoever waits for the outcome must hear of the defect; and what was sent, was sent.
        outcome.endByDefect(e);
        request.leaveUncertain();
        leaveOpen(request, pending, outcome);
        return outcome;
      }
    }
    return outcome;
  }

  private static void leaveOpen(
      PendingRequest current, Deque<PendingRequest> pending, BatchOutcome outcome) {
    pending.addFirst(current);
    for (PendingRequest request : pending) {
      if (request.isUncertain()) {
        outcome.leaveUncertain(request.events().size());
      }
    }
  }
}
