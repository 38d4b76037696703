package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a call that the job waits for, such as a request for a token, until it succeeds or may
 * not be repeated any more. Whether a failure may be repeated is for the call to say: it throws its
 * own exception at one that may not.
 *
 * <p>Batches have a loop of their own, since they share a rate limit and may be accepted in part.
 */
public final class RetryLoop {
  private static final Logger logger = LoggerFactory.getLogger(RetryLoop.class);

  private static final int FIRST_RETRY_TO_WARN_OF = 3;

  /** One attempt. */
  public interface Call<T, E extends Exception> {
    Attempt<T> attempt() throws E, InterruptedException;
  }

  /** The result of an attempt, or why there is none yet. */
  public static final class Attempt<T> {
    private final T result;
    private final String why;
    private final Duration retryAfter;
    private final boolean throttled;

    private Attempt(T result, String why, Duration retryAfter, boolean throttled) {
      this.result = result;
      this.why = why;
      this.retryAfter = retryAfter;
      this.throttled = throttled;
    }

    public static <T> Attempt<T> done(T result) {
      return new Attempt<>(result, "", Duration.ZERO, false);
    }

    /**
     * A failure that may pass.
     *
     * @param why what went wrong, safe to show
     * @param retryAfter how long the server asks to wait; zero if it does not say
     */
    public static <T> Attempt<T> failed(String why, Duration retryAfter) {
      return new Attempt<>(null, why, retryAfter, false);
    }

    /** A refusal by a rate limit, which does not count as a retry. */
    public static <T> Attempt<T> throttled(String why, Duration retryAfter) {
      return new Attempt<>(null, why, retryAfter, true);
    }
  }

  /** Thrown when no retry or no time is left; its message is why the last attempt failed. */
  public static final class UsedUpException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int attempts;

    private UsedUpException(String why, int attempts) {
      super(why);
      this.attempts = attempts;
    }

    /** Returns how often the call was attempted, for the end of a sentence. */
    public String attempts() {
      return attempts + (attempts == 1 ? " attempt" : " attempts");
    }
  }

  private final RetryPolicy policy;
  private final Timer timer;

  public RetryLoop(RetryPolicy policy, Timer timer) {
    this.policy = policy;
    this.timer = timer;
  }

  /**
   * Runs the call, and returns its result.
   *
   * @param what begins the log line of each retry, before why the attempt failed
   * @param stop ends the wait when the calling output stops
   * @throws UsedUpException if no retry or no time is left
   * @throws InterruptedException if the output stops, or the thread is interrupted
   */
  public <T, E extends Exception> T run(Call<T, E> call, String what, StopSignal stop)
      throws E, UsedUpException, InterruptedException {
    TimeBudget budget = new TimeBudget(timer);
    int retries = 0;
    int refusals = 0;
    for (int attempts = 1; ; attempts++) {
      stop.check();
      Attempt<T> attempt = call.attempt();
      if (attempt.result != null) {
        return attempt.result;
      }
      retries += attempt.throttled ? 0 : 1;
      refusals = attempt.throttled ? refusals + 1 : 0;
      Optional<Duration> delay =
          attempt.throttled
              ? Optional.of(policy.throttledDelay(refusals, policy.hold(attempt.retryAfter)))
                  .filter(budget::allows)
              : policy.delay(retries, attempt.retryAfter, budget);
      if (!delay.isPresent()) {
        throw new UsedUpException(attempt.why, attempts);
      }
      String line = what + attempt.why + "; retrying in " + delay.get().toMillis() + " ms";
      if (attempts < FIRST_RETRY_TO_WARN_OF) {
        logger.info(line);
      } else {
        logger.warn(line);
      }
      stop.sleep(delay.get());
    }
  }
}
