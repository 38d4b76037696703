package org.embulk.output.amazon_ads.audience;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.deliver.Reply;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.job.ApiClient;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the status of the uploads, in rounds, until each has a final one or the time is up. */
final class Waiting {
  private static final Logger logger = LoggerFactory.getLogger(Waiting.class);

  /** From the last commit to the first round, and from the start of each round to the next. */
  private static final int[] SECONDS_TO_ROUND = {10, 20, 40, 60};

  /** At most two requests a second. */
  private static final Duration PACE = Duration.ofMillis(500);

  /** How long after the outputs an upload may still be unknown. */
  private static final Duration MAX_UNKNOWN = Duration.ofMinutes(10);

  private static final int MAX_UNREADABLE = 3;

  private final ApiClient api;
  private final Timer timer;
  private final Uploads uploads;
  private final long start;
  private final long end;
  private final Set<String> unknownStates = new HashSet<>();
  private long nextRequest;

  /**
   * Begins to wait.
   *
   * @param maxWait no request starts later than this after the last commit, which is now
   */
  Waiting(ApiClient api, Timer timer, Duration maxWait, Uploads uploads) {
    this.api = api;
    this.timer = timer;
    this.uploads = uploads;
    this.start = timer.nanoTime();
    this.end = start + maxWait.toNanos();
    this.nextRequest = start;
  }

  /**
   * Waits; whatever Amazon says, it is no failure.
   *
   * @throws InterruptedException if the thread is interrupted; what is known by then is kept
   */
  void run() throws InterruptedException {
    try {
      askInRounds();
    } finally {
      pending().forEach(uploads::countInvalid);
    }
  }

  private void askInRounds() throws InterruptedException {
    long next = start;
    for (int round = 0; !pending().isEmpty(); round++) {
      int seconds = SECONDS_TO_ROUND[Math.min(round, SECONDS_TO_ROUND.length - 1)];
      next = Math.max(next + Duration.ofSeconds(seconds).toNanos(), timer.nanoTime());
      if (!sleepUntil(next)) {
        return;
      }
      next = timer.nanoTime();
      for (Upload upload : pending()) {
        if (!sleepUntil(nextRequest)) {
          return;
        }
        nextRequest = timer.nanoTime() + PACE.toNanos();
        try {
          if (!ask(upload)) {
            return;
          }
        } catch (AuthorizationException e) {
          if (e.kind() == AuthorizationException.Kind.CONFIG) {
            logger.warn("No further question for the status of the uploads: {}", e.getMessage());
            return;
          }
          logger.warn("The status of the uploads is asked for again later: {}", e.getMessage());
          break;
        }
      }
      logger.info(
          "{} of {} uploads have a final status",
          uploads.all().size() - pending().size(),
          uploads.all().size());
    }
  }

  private List<Upload> pending() {
    return uploads.in(Upload.State.PENDING);
  }

  /** Waits until then; returns false without waiting if that is too late for a request. */
  private boolean sleepUntil(long time) throws InterruptedException {
    long wait = time - timer.nanoTime();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (time - end > 0 || timer.nanoTime() - end > 0) {
      return false;
    }
    if (wait > 0) {
      timer.sleep(Duration.ofNanos(wait));
    }
    return true;
  }

  /** Asks for one status; returns whether it makes sense to go on. */
  private boolean ask(Upload upload) throws AuthorizationException, InterruptedException {
    HttpRequest request =
        api.request(RecordsEndpoint.PATH, MediaTypes.AUDIENCES).segment(upload.receipt.id);
    Reply<UploadStatus> reply = api.once(request, UploadStatus::read);
    if (reply.status() == 401 || reply.status() == 403) {
      logger.warn(
          "No further question for the status of the uploads: {}",
          AccessDenied.text(reply.status(), reply.error().toString()));
      return false;
    }
    upload.unreadable = reply.isUnreadable() ? upload.unreadable + 1 : 0;
    if (reply.isDone()) {
      settle(upload, reply.value());
    } else if (!mayBecomeKnown(upload, reply)) {
      logger.warn(
          "output {}, {}: Amazon gives no status ({})",
          upload.output,
          upload.receipt,
          reply.describe());
      upload.state = Upload.State.WITHOUT_STATUS;
    }
    return true;
  }

  private void settle(Upload upload, UploadStatus status) {
    if (!upload.is(status.state) && unknownStates.add(status.state)) {
      logger.warn("An upload is in a state that this version does not know: it counts as pending");
    }
    upload.invalid = status.invalid;
    if (upload.state != Upload.State.PENDING) {
      uploads.countInvalid(upload);
    }
  }

  private boolean mayBecomeKnown(Upload upload, Reply<?> reply) {
    if (reply.status() == 404) {
      return timer.nanoTime() - start <= MAX_UNKNOWN.toNanos();
    }
    return reply.isThrottled() || reply.isTransient() && upload.unreadable < MAX_UNREADABLE;
  }
}
