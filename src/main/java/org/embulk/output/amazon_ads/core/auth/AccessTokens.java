package org.embulk.output.amazon_ads.core.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.TimeBudget;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token shared by all requests of a plugin instance. It is fetched for the first
 * request, renewed before it expires, and renewed once when Amazon does not accept it, however many
 * requests notice.
 */
public final class AccessTokens implements CredentialSource {
  private static final Logger logger = LoggerFactory.getLogger(AccessTokens.class);

  /** How long before its expiry a token is renewed; half its lifetime if that is shorter. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** How often a request waiting for another's renewal checks whether its output is stopping. */
  private static final Duration LOCK_POLL = Duration.ofMillis(100);

  private final ReentrantLock lock = new ReentrantLock();
  private final TokenEndpoint endpoint;
  private final RetryPolicy retryPolicy;
  private final Timer timer;
  private AccessToken token;
  private long renewAt;
  private AuthorizationException failure;
  private volatile int failures;

  public AccessTokens(TokenEndpoint endpoint, RetryPolicy retryPolicy, Timer timer) {
    this.endpoint = endpoint;
    this.retryPolicy = retryPolicy;
    this.timer = timer;
  }

  @Override
  public AccessToken get(Credential rejected, StopSignal stop)
      throws AuthorizationException, InterruptedException {
    int before = failures;
    while (!lock.tryLock(LOCK_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      stop.check();
    }
    try {
      if (token == null || token == rejected || timer.nanoTime() - renewAt >= 0) {
        token = null;
        // A refusal is final. Callers that waited for a renewal share its failure too, or each in
        // turn would retry in vain.
        if (failure != null
            && (failures != before || failure.kind() == AuthorizationException.Kind.CONFIG)) {
          throw failure;
        }
        renew(stop);
      }
      return token;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean renews() {
    return true;
  }

  private void renew(StopSignal stop) throws AuthorizationException, InterruptedException {
    AccessToken fetched;
    try {
      fetched = fetch(stop);
    } catch (AuthorizationException e) {
      failure = e;
      failures++;
      throw e;
    }
    Duration half = fetched.lifetime().dividedBy(2);
    Duration margin = half.compareTo(MARGIN) < 0 ? half : MARGIN;
    renewAt = timer.nanoTime() + fetched.lifetime().minus(margin).toNanos();
    token = fetched;
  }

  /** Fetches a token and discards it. */
  @Override
  public void check() throws AuthorizationException, InterruptedException {
    fetch(new StopSignal(timer));
  }

  private AccessToken fetch(StopSignal stop) throws AuthorizationException, InterruptedException {
    TimeBudget budget = new TimeBudget(timer);
    int retries = 0;
    for (int attempt = 1; ; attempt++) {
      stop.check();
      TokenResponse response = endpoint.fetch();
      switch (response.kind()) {
        case ISSUED:
          return response.token();
        case REFUSED:
          throw new AuthorizationException(
              AuthorizationException.Kind.CONFIG,
              "Login with Amazon refused to issue an access token with " + response.why());
        case THROTTLED:
          break;
        default:
          retries++;
      }
      Optional<Duration> delay = delay(response, attempt, retries, budget);
      if (!delay.isPresent()) {
        throw noToken(attempt, response);
      }
      logger.info(
          "Login with Amazon issued no access token: {}; retrying in {} ms",
          response.why(),
          delay.get().toMillis());
      stop.sleep(delay.get());
    }
  }

  private Optional<Duration> delay(
      TokenResponse response, int attempt, int retries, TimeBudget budget) {
    return response.kind() == TokenResponse.Kind.THROTTLED
        ? Optional.of(retryPolicy.throttledDelay(attempt, response.retryAfter()))
            .filter(budget::allows)
        : retryPolicy.delay(retries, response.retryAfter(), budget);
  }

  private static AuthorizationException noToken(int attempts, TokenResponse last) {
    return new AuthorizationException(
        AuthorizationException.Kind.SERVICE,
        "Login with Amazon issued no access token in "
            + attempts
            + (attempts == 1 ? " attempt" : " attempts")
            + "; last error: "
            + last.why());
  }
}
