package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token that every request of a plugin instance shares: fetched when the first is due,
 * renewed ahead of its expiry, and renewed once when Amazon does not accept it, however many
 * requests find that out.
 */
final class AccessTokens {
  private static final Logger logger = LoggerFactory.getLogger(AccessTokens.class);

  /** How long before its end a token is no longer used; half its life if that is shorter. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** How often a request that waits for another's renewal looks whether its output stops. */
  private static final Duration LOOK_UP = Duration.ofMillis(100);

  private final ReentrantLock lock = new ReentrantLock();
  private final TokenEndpoint endpoint;
  private final RetryPolicy retryPolicy;
  private final Timer timer;
  private AccessToken token;
  private long renewAt;
  private DeliveryException failure;
  private volatile int failures;

  AccessTokens(TokenEndpoint endpoint, RetryPolicy retryPolicy, Timer timer) {
    this.endpoint = endpoint;
    this.retryPolicy = retryPolicy;
    this.timer = timer;
  }

  /**
   * Returns a token that is not about to expire.
   *
   * @param rejected the one that Amazon did not accept, or null
   * @param stop ends the wait when the output that asks stops
   * @throws DeliveryException if there is none to be had
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  AccessToken otherThan(AccessToken rejected, Stop stop)
      throws DeliveryException, InterruptedException {
    int before = failures;
    while (!lock.tryLock(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
      stop.check();
    }
    try {
      if (token == null || token == rejected || timer.nanoTime() - renewAt >= 0) {
        token = null;
        // A refusal is final, and who waited for a renewal shares its failure too: one after the
        // other would ask in vain.
        if (failure != null
            && (failures != before || failure.kind() == DeliveryException.Kind.CONFIG)) {
          throw failure;
        }
        renew(stop);
      }
      return token;
    } finally {
      lock.unlock();
    }
  }

  private void renew(Stop stop) throws DeliveryException, InterruptedException {
    AccessToken fetched;
    try {
      fetched = fetch(stop);
    } catch (DeliveryException e) {
      failure = e;
      failures++;
      throw e;
    }
    Duration half = fetched.life().dividedBy(2);
    Duration margin = half.compareTo(MARGIN) < 0 ? half : MARGIN;
    renewAt = timer.nanoTime() + fetched.life().minus(margin).toNanos();
    token = fetched;
  }

  /**
   * Fetches a token and forgets it, so that a wrong credential fails before any row moves.
   *
   * @throws DeliveryException if there is none to be had
   */
  void check() throws DeliveryException, InterruptedException {
    fetch(new Stop(timer));
  }

  private AccessToken fetch(Stop stop) throws DeliveryException, InterruptedException {
    TimeBudget budget = new TimeBudget(timer);
    int retries = 0;
    for (int attempt = 1; ; attempt++) {
      stop.check();
      TokenAnswer answer = endpoint.ask();
      if (answer.token().isPresent()) {
        return answer.token().get();
      }
      if (answer.isRefused()) {
        throw new DeliveryException(
            DeliveryException.Kind.CONFIG,
            "Login with Amazon refused to issue an access token with " + answer.why());
      }
      retries += answer.isThrottled() ? 0 : 1;
      Optional<Duration> wait =
          (answer.isThrottled()
                  ? Optional.of(retryPolicy.waitThrottled(attempt, answer.retryAfter()))
                  : retryPolicy.wait(retries, answer.retryAfter(), budget))
              .filter(budget::allows);
      if (!wait.isPresent()) {
        throw noToken(attempt, answer);
      }
      logger.info(
          "Login with Amazon issued no access token: {}; it is asked again in {} ms",
          answer.why(),
          wait.get().toMillis());
      stop.sleep(wait.get());
    }
  }

  private static DeliveryException noToken(int attempts, TokenAnswer last) {
    return new DeliveryException(
        DeliveryException.Kind.SERVICE,
        "Login with Amazon issued no access token in "
            + attempts
            + (attempts == 1 ? " attempt" : " attempts")
            + ", the last of which ended with "
            + last.why());
  }
}
