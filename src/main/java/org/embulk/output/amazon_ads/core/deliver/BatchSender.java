package org.embulk.output.amazon_ads.core.deliver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.retry.TimeBudget;
import org.embulk.output.amazon_ads.core.retry.Timer;

/** Sends a batch as one request, and splits it in half if Amazon finds it too large. */
final class BatchSender {
  private final RequestSender requestSender;
  private final Timer timer;

  BatchSender(RequestSender requestSender, Timer timer) {
    this.requestSender = requestSender;
    this.timer = timer;
  }

  /** Sends the batch and waits for its outcome, which also reports failures. */
  BatchOutcome send(Batch batch) {
    TimeBudget budget = new TimeBudget(timer);
    List<PendingRequest> sent = new ArrayList<>();
    Deque<PendingRequest> pending = new ArrayDeque<>();
    pending.add(new PendingRequest(batch, batch.items()));
    Throwable failure = null;
    while (!pending.isEmpty() && failure == null) {
      PendingRequest request = pending.remove();
      sent.add(request);
      try {
        if (requestSender.send(request, budget) == RequestSender.End.TOO_LARGE) {
          List<PendingRequest> halves = request.split();
          pending.addFirst(halves.get(1));
          pending.addFirst(halves.get(0));
        }
      } catch (AuthorizationException | InterruptedException e) {
        failure = e;
      } catch (RuntimeException | Error e) {
        // The outcome must report the bug, and the items may have been sent.
        failure = e;
        request.markUncertain();
      }
    }
    sent.addAll(pending);
    return new BatchOutcome(batch, sent, failure);
  }
}
