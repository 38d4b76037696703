package org.embulk.output.amazon_ads.core.deliver;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.TimeBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retry loop: sends a request until none of its items is open, or it proves too large.
 *
 * <table>
 *   <caption>What each response leads to</caption>
 *   <tr><th>response</th><th>next step</th><th>counts as a retry</th><th>items uncertain</th></tr>
 *   <tr><td>200, 202, 207</td><td>settle each item; resend those without a result and
 *       those with only transient errors; slow down if one was for the rate</td><td>yes</td><td>those without a result</td></tr>
 *   <tr><td>200, 202, 207, unreadable</td><td>resend</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>none, though some of the request was sent</td><td>resend</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>none, for lack of a connection that takes it</td><td>resend</td><td>yes</td><td>no</td></tr>
 *   <tr><td>none, since TLS won't work until somebody changes something</td>
 *       <td>fail the job</td><td></td><td>no</td></tr>
 *   <tr><td>408, 5xx but 501, 503 and 505</td><td>resend</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>503</td><td>resend</td><td>yes</td><td>no</td></tr>
 *   <tr><td>429</td><td>slow down, then resend</td><td>no</td><td>no</td></tr>
 *   <tr><td>401</td><td>renew the token and resend, once; then, and with an API
 *       token, fail the job</td><td>no</td>
 *       <td>no</td></tr>
 *   <tr><td>403</td><td>fail the job</td><td></td><td>no</td></tr>
 *   <tr><td>413</td><td>split; refuse a single item</td><td></td><td>no</td></tr>
 *   <tr><td>other 2xx, 501, 505</td><td>give up</td><td></td><td>yes</td></tr>
 *   <tr><td>400, 404, 422, 3xx, all others</td><td>give up</td><td></td><td>no</td></tr>
 * </table>
 *
 * <p>Retries are bounded by {@code maximum_retries} and the time budget of the batch, rate-limit
 * waits by that budget alone. An item that is uncertain stays so unless a response says that it was
 * accepted.
 */
final class RequestSender {
  /** How the loop ended. */
  enum End {
    /** Every item is accepted, refused or given up. */
    DONE,
    /** Nothing was settled: the items must be sent in smaller requests. */
    TOO_LARGE
  }

  private static final Logger logger = LoggerFactory.getLogger(RequestSender.class);

  private static final int FIRST_RETRY_TO_WARN_OF = 3;

  private final Endpoint endpoint;
  private final CredentialSource credentials;
  private final RetryPolicy retryPolicy;
  private final RateLimiter rateLimiter;
  private final StopSignal stop;

  RequestSender(
      Endpoint endpoint,
      CredentialSource credentials,
      RetryPolicy retryPolicy,
      RateLimiter rateLimiter,
      StopSignal stop) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.retryPolicy = retryPolicy;
    this.rateLimiter = rateLimiter;
    this.stop = stop;
  }

  /**
   * Sends the request, attempt after attempt.
   *
   * @throws AuthorizationException if no request of this job can succeed
   * @throws InterruptedException if the output stops or the thread is interrupted; the request
   *     knows which of its items are open
   */
  End send(PendingRequest request, TimeBudget budget)
      throws AuthorizationException, InterruptedException {
    Credential rejected = null;
    while (true) {
      Credential credential = admit(request, rejected, budget);
      if (credential == null) {
        return End.DONE;
      }
      long start = rateLimiter.now();
      Answer answer = attempt(request, credential);
      switch (NextStep.after(answer)) {
        case SETTLE:
          settle(request, answer, budget, start);
          break;
        case RETRY:
          retry(request, answer, budget);
          break;
        case WAIT:
          slowDown(request, answer, budget, start);
          break;
        case RENEW_TOKEN:
          rejected = requireRenewable(request, answer, credential);
          break;
        case FAIL:
          throw endpoint.denied(answer, credentials);
        case SPLIT:
          if (request.open().size() > 1) {
            return End.TOO_LARGE;
          }
          request.refuseTooLarge();
          break;
        default:
          request.giveUp(answer.reason(), answer.describe());
      }
      if (request.open().isEmpty()) {
        return End.DONE;
      }
    }
  }

  /**
   * Waits until the request may be sent.
   *
   * @param rejected the credential that Amazon did not accept for this request, or null
   * @return the credential to send it with, or null if the request was given up
   */
  private Credential admit(PendingRequest request, Credential rejected, TimeBudget budget)
      throws AuthorizationException, InterruptedException {
    stop.check();
    // Retries check the budget themselves; halves and token renewals do not.
    if (!budget.allows(Duration.ZERO)) {
      request.giveUp("time used up", "no time left for another attempt to send its batch");
      return null;
    }
    // Token first: many requests may wait for it, and must not all start when it arrives.
    credentials.get(rejected, stop);
    if (!rateLimiter.await(budget, stop)) {
      request.giveUp("status 429", "rate limited (status 429) for longer than a batch may wait");
      return null;
    }
    Credential credential = credentials.get(rejected, stop);
    stop.check(); // Both waits may have been long.
    return credential;
  }

  private Answer attempt(PendingRequest request, Credential credential)
      throws AuthorizationException, InterruptedException {
    request.countAttempt();
    Answer answer;
    try {
      answer = endpoint.post(request.open(), credential);
    } catch (InterruptedException e) {
      request.markUncertain();
      throw e;
    }
    if (NextStep.leavesUncertain(answer)) {
      request.markUncertain();
    }
    return answer;
  }

  private void settle(PendingRequest request, Answer answer, TimeBudget budget, long start)
      throws InterruptedException {
    if (answer.isRateLimited()) {
      // The pace slows down as after a 429, and the other requests wait as well; this one waits as
      // before any retry, which costs it time for attempts.
      rateLimiter.refused(start, retryPolicy.hold(answer.retryAfter()));
    } else {
      rateLimiter.accepted();
    }
    request.settle(answer);
    if (!request.open().isEmpty()) {
      retry(request, answer, budget);
    }
  }

  /** Waits for the next attempt, or gives the request up if none is left. */
  private void retry(PendingRequest request, Answer answer, TimeBudget budget)
      throws InterruptedException {
    int retry = request.nextRetry();
    String what = answer.describe();
    Optional<Duration> delay = retryPolicy.delay(retry, answer.retryAfter(), budget);
    if (!delay.isPresent()) {
      request.giveUp(answer.reason(), what + ", " + noRetryReason(retry));
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "%s: %s; retrying %s in %d ms (retry %d of %d)",
            request.batch(),
            what,
            request.open().size() == 1 ? "1 record" : request.open().size() + " records",
            delay.get().toMillis(),
            retry,
            retryPolicy.maximumRetries());
    if (retry < FIRST_RETRY_TO_WARN_OF) {
      logger.info(line);
    } else {
      logger.warn(line);
    }
    stop.sleep(delay.get());
  }

  private String noRetryReason(int retry) {
    return retry > retryPolicy.maximumRetries()
        ? "after " + (retry - 1) + (retry == 2 ? " retry" : " retries")
        : "with no time left for another retry";
  }

  /**
   * Slows the job down and waits for the rate limit, or gives the request up if it may not wait
   * that long. What Amazon asks for holds back all requests of the job; from the second refusal in
   * a row, a backoff holds back this one alone.
   */
  private void slowDown(PendingRequest request, Answer answer, TimeBudget budget, long start)
      throws InterruptedException {
    budget.throttled(rateLimiter.now() - start);
    Duration hold = retryPolicy.hold(answer.retryAfter());
    rateLimiter.refused(start, hold);
    int refusal = request.nextThrottled();
    Duration wait = refusal == 1 ? hold : retryPolicy.throttledDelay(refusal - 1, hold);
    String what = answer.describe();
    if (wait.compareTo(budget.throttledLeft()) > 0) {
      request.giveUp("status 429", what + ", for longer than a batch may wait");
      return;
    }
    logger.info(
        "{}: {}; sending it again in {} ms or later, at the pace that Amazon allows",
        request.batch(),
        what,
        wait.toMillis());
    if (!wait.isZero()) {
      long before = rateLimiter.now();
      stop.sleep(wait);
      budget.throttled(rateLimiter.now() - before);
    }
  }

  /** Returns the credential, to be renewed; throws if it can't be, or has been in vain. */
  private Credential requireRenewable(PendingRequest request, Answer answer, Credential credential)
      throws AuthorizationException {
    if (!credentials.renews() || !request.renewTokenOnce()) {
      throw endpoint.denied(answer, credentials);
    }
    return credential;
  }
}
