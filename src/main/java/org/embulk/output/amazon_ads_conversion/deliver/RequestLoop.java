package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop around attempts: sends a request until nothing of it is open, or it is too large. */
final class RequestLoop {
  /** How the loop ended. */
  enum End {
    /** Every event is accepted, refused or given up. */
    DONE,
    /** Nothing was settled: the events must go out in smaller requests. */
    TOO_LARGE
  }

  private static final Logger logger = LoggerFactory.getLogger(RequestLoop.class);

  private final EventsEndpoint endpoint;
  private final AccessTokens tokens;
  private final RetryPolicy policy;
  private final RatePacer pacer;
  private final Stop stop;

  RequestLoop(
      EventsEndpoint endpoint,
      AccessTokens tokens,
      RetryPolicy policy,
      RatePacer pacer,
      Stop stop) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.policy = policy;
    this.pacer = pacer;
    this.stop = stop;
  }

  End send(PendingRequest request, BatchOutcome outcome, TimeBudget budget)
      throws DeliveryException, InterruptedException {
    AccessToken rejected = null;
    boolean again = false;
    while (true) {
      stop.check();
      // Retries look at the time themselves; halves and renewals of the token do not.
      if (!budget.allows(Duration.ZERO)) {
        Bookings.giveUp(
            request, outcome, "time used up", "no time left for another attempt of its batch");
        return End.DONE;
      }
      // First the token, for which many may wait: they must not start at once when it is there.
      tokens.otherThan(rejected, stop);
      if (!pacer.await(budget, stop)) {
        Bookings.giveUp(
            request,
            outcome,
            "status 429",
            "the rate limit (status 429) held it back for longer than a batch may wait");
        return End.DONE;
      }
      AccessToken token = tokens.otherThan(rejected, stop);
      stop.check(); // Both waits may have been long.
      outcome.countRequest(again);
      again = true;
      long start = pacer.now();
      Answer answer = post(request, token);
      if (NextStep.leavesUncertain(answer)) {
        request.leaveUncertain();
      }
      switch (NextStep.after(answer)) {
        case SETTLE:
          pacer.accepted();
          Bookings.settle(request, answer, outcome);
          if (request.events().isEmpty() || !retry(request, answer, outcome, budget)) {
            return End.DONE;
          }
          break;
        case RETRY:
          if (!retry(request, answer, outcome, budget)) {
            return End.DONE;
          }
          break;
        case WAIT:
          budget.throttled(pacer.now() - start);
          Duration pause = policy.waitThrottled(request.nextThrottled(), answer.retryAfter());
          pacer.refused(start, pause);
          if (!mayWait(request, answer, outcome, pause, budget)) {
            return End.DONE;
          }
          break;
        case RENEW_TOKEN:
          if (!request.renewOnce()) {
            throw Unauthorized.twice(AnswerText.error(answer, request.events()));
          }
          rejected = token;
          break;
        case FAIL:
          throw Unauthorized.forbidden(AnswerText.error(answer, request.events()));
        case SPLIT:
          if (request.events().size() > 1) {
            return End.TOO_LARGE;
          }
          Bookings.refuseTooLarge(request, outcome);
          return End.DONE;
        case GIVE_UP:
          Bookings.giveUp(
              request,
              outcome,
              "status " + answer.status(),
              AnswerText.describe(answer, request.events()));
          return End.DONE;
        default:
          throw new IllegalStateException("an unknown step");
      }
    }
  }

  private Answer post(PendingRequest request, AccessToken token) throws InterruptedException {
    try {
      return endpoint.post(request.events(), token);
    } catch (InterruptedException e) {
      request.leaveUncertain();
      throw e;
    }
  }

  private boolean retry(
      PendingRequest request, Answer answer, BatchOutcome outcome, TimeBudget budget)
      throws InterruptedException {
    int retry = request.nextRetry();
    Optional<Duration> wait = policy.wait(retry, answer.retryAfter(), budget);
    if (!wait.isPresent()) {
      Bookings.giveUp(
          request,
          outcome,
          AnswerText.reason(answer),
          AnswerText.describe(answer, request.events()) + ", " + noRetry(retry));
      return false;
    }
    logger.info(
        "{}: {}; {} events go out again in {} ms (retry {} of {})",
        outcome.batch(),
        AnswerText.describe(answer, request.events()),
        request.events().size(),
        wait.get().toMillis(),
        retry,
        policy.maximumRetries());
    stop.sleep(wait.get());
    return true;
  }

  private String noRetry(int retry) {
    return retry > policy.maximumRetries()
        ? "after " + (retry - 1) + (retry == 2 ? " retry" : " retries")
        : "with no time left for another retry";
  }

  /** Returns whether the batch may wait as long as the output pauses. */
  private static boolean mayWait(
      PendingRequest request,
      Answer answer,
      BatchOutcome outcome,
      Duration pause,
      TimeBudget budget) {
    String why = AnswerText.describe(answer, request.events());
    if (pause.compareTo(budget.throttledLeft()) > 0) {
      Bookings.giveUp(request, outcome, "status 429", why + ", for longer than a batch may wait");
      return false;
    }
    logger.info(
        "{}: {}; the output's requests pause for {} ms", outcome.batch(), why, pause.toMillis());
    return true;
  }
}
