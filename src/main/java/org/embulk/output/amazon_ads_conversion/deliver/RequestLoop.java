package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.convert.Event;
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
  private final Pause pause;
  private final Timer timer;

  RequestLoop(
      EventsEndpoint endpoint, AccessTokens tokens, RetryPolicy policy, Pause pause, Timer timer) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.policy = policy;
    this.pause = pause;
    this.timer = timer;
  }

  End send(PendingRequest request, BatchOutcome outcome, TimeBudget budget)
      throws DeliveryException, InterruptedException {
    AccessToken rejected = null;
    boolean again = false;
    // The other halves of a batch may have spent it all.
    if (!budget.allows(Duration.ZERO)) {
      giveUp(request, outcome, "time used up", "not sent, for its batch has used up its time");
      return End.DONE;
    }
    while (true) {
      if (!awaitRateLimit(budget)) {
        giveUp(request, outcome, "status 429", "status 429 for longer than a batch may wait");
        return End.DONE;
      }
      AccessToken token = tokens.otherThan(rejected);
      outcome.countRequest(again);
      again = true;
      long start = timer.nanoTime();
      Answer answer = post(request, token);
      if (NextStep.leavesUncertain(answer)) {
        request.leaveUncertain();
      }
      switch (NextStep.after(answer)) {
        case SETTLE:
          settle(request, answer, outcome);
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
          budget.throttled(timer.nanoTime() - start);
          if (!hold(request, answer, outcome, budget)) {
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
          refuseTooLarge(request, answer, outcome);
          return End.DONE;
        case GIVE_UP:
          giveUp(
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

  /** Waits until a request may start; false if that is longer than the batch may wait. */
  private boolean awaitRateLimit(TimeBudget budget) throws InterruptedException {
    for (Duration wait = pause.remaining(); !wait.isZero(); wait = pause.remaining()) {
      if (!budget.allowsThrottled(wait)) {
        return false;
      }
      long start = timer.nanoTime();
      timer.sleep(wait);
      budget.throttled(timer.nanoTime() - start);
    }
    return true;
  }

  /** Books what the answer says of each event and keeps those that must be sent again. */
  private static void settle(PendingRequest request, Answer answer, BatchOutcome outcome) {
    List<Event> open = new ArrayList<>();
    for (int i = 0; i < request.events().size(); i++) {
      Event event = request.events().get(i);
      EventResult result = answer.results().get(i);
      if (result.kind() == EventResult.Kind.ACCEPTED) {
        outcome.accept(event);
      } else if (result.kind() == EventResult.Kind.REFUSED) {
        outcome.refuse(
            new Refusal(event, Redaction.of(result.error(), Collections.singletonList(event))));
      } else {
        open.add(event);
        if (result.kind() == EventResult.Kind.MISSING) {
          request.leaveUncertain();
        }
      }
    }
    request.keep(open);
  }

  private boolean retry(
      PendingRequest request, Answer answer, BatchOutcome outcome, TimeBudget budget)
      throws InterruptedException {
    int retry = request.nextRetry();
    Optional<Duration> wait = policy.wait(retry, answer.retryAfter(), budget);
    if (!wait.isPresent()) {
      giveUp(
          request,
          outcome,
          AnswerText.reason(answer),
          AnswerText.describe(answer, request.events())
              + ", after "
              + (retry - 1)
              + (retry == 2 ? " retry" : " retries"));
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
    timer.sleep(wait.get());
    return true;
  }

  private boolean hold(
      PendingRequest request, Answer answer, BatchOutcome outcome, TimeBudget budget) {
    Optional<Duration> wait =
        policy.waitThrottled(request.nextThrottled(), answer.retryAfter(), budget);
    if (!wait.isPresent()) {
      giveUp(
          request,
          outcome,
          "status 429",
          AnswerText.describe(answer, request.events()) + ", for longer than a batch may wait");
      return false;
    }
    logger.info(
        "{}: {}; requests pause for {} ms",
        outcome.batch(),
        AnswerText.describe(answer, request.events()),
        wait.get().toMillis());
    pause.holdFor(wait.get());
    return true;
  }

  private static void giveUp(
      PendingRequest request, BatchOutcome outcome, String reason, String why) {
    outcome.giveUp(new GivenUp(request.events(), reason, why, request.isUncertain()));
  }

  private static void refuseTooLarge(PendingRequest request, Answer answer, BatchOutcome outcome) {
    AmazonError error =
        new AmazonError("CONTENT_TOO_LARGE", "", "the event alone is larger than Amazon takes");
    outcome.refuse(new Refusal(request.events().get(0), Redaction.of(error, request.events())));
  }
}
