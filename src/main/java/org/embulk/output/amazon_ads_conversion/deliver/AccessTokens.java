package org.embulk.output.amazon_ads_conversion.deliver;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The access token that every request of a plugin instance shares: fetched when the first is due,
 * renewed ahead of its expiry, and renewed once when Amazon does not accept it, however many
 * requests find that out.
 */
public final class AccessTokens {
  /** How long before its end a token is no longer used; half its life if that is shorter. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

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
   * @throws DeliveryException if there is none to be had
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  AccessToken otherThan(AccessToken rejected) throws DeliveryException, InterruptedException {
    int before = failures;
    lock.lockInterruptibly();
    try {
      if (token == null || token == rejected || timer.nanoTime() - renewAt >= 0) {
        token = null;
        // A refusal is final, and who waited for a renewal shares its failure too: one after the
        // other would ask in vain.
        if (failure != null
            && (failures != before || failure.kind() == DeliveryException.Kind.CONFIG)) {
          throw failure;
        }
        renew();
      }
      return token;
    } finally {
      lock.unlock();
    }
  }

  private void renew() throws DeliveryException, InterruptedException {
    AccessToken fetched;
    try {
      fetched = fetch();
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
  public void check() throws DeliveryException, InterruptedException {
    fetch();
  }

  private AccessToken fetch() throws DeliveryException, InterruptedException {
    TimeBudget budget = new TimeBudget(timer);
    for (int retry = 1; ; retry++) {
      TokenAnswer answer = endpoint.ask();
      if (answer.token().isPresent()) {
        return answer.token().get();
      }
      if (answer.isRefused()) {
        throw new DeliveryException(
            DeliveryException.Kind.CONFIG,
            "Login with Amazon refused to issue an access token with " + answer.why());
      }
      Optional<Duration> wait = retryPolicy.wait(retry, answer.retryAfter(), budget);
      if (!wait.isPresent()) {
        throw new DeliveryException(
            DeliveryException.Kind.SERVICE,
            "Login with Amazon issued no access token in "
                + retry
                + (retry == 1 ? " attempt" : " attempts")
                + ", the last of which ended with "
                + answer.why());
      }
      timer.sleep(wait.get());
    }
  }
}
