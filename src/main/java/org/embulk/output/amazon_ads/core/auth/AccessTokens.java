package org.embulk.output.amazon_ads.core.auth;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.embulk.output.amazon_ads.core.retry.RetryLoop;
import org.embulk.output.amazon_ads.core.retry.RetryLoop.Attempt;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.Timer;

/**
 * The access token shared by all requests of a client. It is fetched for the first request, renewed
 * before it expires, and renewed once when Amazon does not accept it, however many requests notice.
 */
public final class AccessTokens implements CredentialSource {
  /** How long before its expiry a token is renewed; half its lifetime if that is shorter. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** How often a request waiting for another's renewal checks whether its output is stopping. */
  private static final Duration LOCK_POLL = Duration.ofMillis(100);

  private final ReentrantLock lock = new ReentrantLock();
  private final TokenEndpoint endpoint;
  private final RetryLoop retryLoop;
  private final Timer timer;
  private AccessToken token;
  private long renewAt;
  private AuthorizationException failure;
  private volatile int failures;

  public AccessTokens(TokenEndpoint endpoint, RetryPolicy retryPolicy, Timer timer) {
    this.endpoint = endpoint;
    this.retryLoop = new RetryLoop(retryPolicy, timer);
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
    try {
      return retryLoop.run(this::attempt, "Login with Amazon issued no access token: ", stop);
    } catch (RetryLoop.UsedUpException e) {
      throw new AuthorizationException(
          AuthorizationException.Kind.SERVICE,
          "Login with Amazon issued no access token in "
              + e.attempts()
              + "; last error: "
              + e.getMessage());
    }
  }

  private Attempt<AccessToken> attempt() throws AuthorizationException, InterruptedException {
    TokenResponse response = endpoint.fetch();
    switch (response.kind()) {
      case ISSUED:
        return Attempt.done(response.token());
      case REFUSED:
        throw new AuthorizationException(
            AuthorizationException.Kind.CONFIG,
            "Login with Amazon refused to issue an access token with " + response.why());
      case THROTTLED:
        return Attempt.throttled(response.why(), response.retryAfter());
      default:
        return Attempt.failed(response.why(), response.retryAfter());
    }
  }
}
