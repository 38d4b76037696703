package org.embulk.output.amazon_ads_conversion.deliver.retry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps an output's requests below Amazon's rate limit, which is not published and changes.
 * Requests are not paced until Amazon refuses one. Then all requests wait as long as it asks,
 * continue below the rate at which it refused, and gradually speed up again.
 *
 * <p>The constants make a search that is stable at any rate: 25 percent down with each refusal, 2
 * percent up with each second.
 */
public final class RateLimiter {
  private static final double DECREASE_FACTOR = 0.75;

  /**
   * Requests per second added by each accepted request: at any rate, 2 percent of it per second.
   */
  private static final double INCREASE = 0.02;

  /** One request every ten seconds; at a lower rate, waits would use up a batch's time. */
  private static final double MIN_RATE = 0.1;

  private static final double NANOS_PER_SECOND = 1e9;

  /** The starts kept to measure how fast an output sends: enough for a minute at 4 per second. */
  private static final int MAX_STARTS = 256;

  /** Starts within a shorter time prove nothing: an output begins with all its requests at once. */
  private static final long MIN_SPAN = Duration.ofSeconds(1).toNanos();

  private final Timer timer;
  private final Deque<Long> starts = new ArrayDeque<>();
  private double rate = Double.POSITIVE_INFINITY;
  private long heldUntil;
  private long nextStart;
  private long slowedAt;

  public RateLimiter(Timer timer) {
    this.timer = timer;
    this.heldUntil = timer.nanoTime();
    this.nextStart = heldUntil;
    this.slowedAt = heldUntil;
  }

  /**
   * Waits until a request may start, and records its start.
   *
   * @return false if the batch may not wait that long
   * @throws InterruptedException if the output stops
   */
  public boolean await(TimeBudget budget, StopSignal stop) throws InterruptedException {
    if (budget.throttledLeft().isNegative()) {
      return false;
    }
    for (Duration wait = tryStart(); !wait.isZero(); wait = tryStart()) {
      if (wait.compareTo(budget.throttledLeft()) > 0) {
        return false;
      }
      long start = timer.nanoTime();
      stop.sleep(wait);
      budget.throttled(timer.nanoTime() - start);
    }
    return true;
  }

  /**
   * Records the start of a request and returns zero, or returns how long to wait before trying
   * again.
   */
  synchronized Duration tryStart() {
    long now = timer.nanoTime();
    long wait = Math.max(heldUntil - now, nextStart - now);
    if (wait > 0) {
      return Duration.ofNanos(wait);
    }
    nextStart = now + (long) (NANOS_PER_SECOND / rate);
    starts.addLast(now);
    if (starts.size() > MAX_STARTS) {
      starts.removeFirst();
    }
    return Duration.ZERO;
  }

  /** Returns the time to pass to {@link #refused} as the start of a request. */
  public long now() {
    return timer.nanoTime();
  }

  /** Records that Amazon accepted a request: the rate may grow a little. */
  public synchronized void accepted() {
    rate += INCREASE;
  }

  /**
   * Records that Amazon refused a request because of the rate.
   *
   * @param startedAt when the request started, by {@link Timer#nanoTime}
   * @param hold how long no request may start; capped at what a batch may wait, since otherwise
   *     every batch would be given up unsent until then
   */
  public synchronized void refused(long startedAt, Duration hold) {
    long now = timer.nanoTime();
    long holdNanos = Math.min(hold.toNanos(), TimeBudget.MAX.toNanos());
    heldUntil = now + Math.max(heldUntil - now, holdNanos);
    // Requests in flight when the rate was lowered say nothing about the lower rate.
    if (startedAt - slowedAt < 0) {
      return;
    }
    rate = Math.max(MIN_RATE, DECREASE_FACTOR * Math.min(rate, rateSinceRefusal(now)));
    slowedAt = now;
    starts.clear();
  }

  /**
   * Returns the requests per second actually sent since the last refusal, which is what a token
   * bucket granted between running empty twice; infinite if unknown.
   */
  private double rateSinceRefusal(long now) {
    boolean isPaced = !Double.isInfinite(rate);
    if (starts.isEmpty() || (isPaced && now - starts.peekFirst() < MIN_SPAN)) {
      return Double.POSITIVE_INFINITY;
    }
    return starts.size() * NANOS_PER_SECOND / Math.max(MIN_SPAN, now - starts.peekFirst());
  }
}
