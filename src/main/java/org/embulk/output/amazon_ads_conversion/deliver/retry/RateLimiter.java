package org.embulk.output.amazon_ads_conversion.deliver.retry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps an output's requests below the rate that Amazon allows, which nobody publishes and which
 * changes. Nothing is paced until Amazon refuses a request. Then all requests wait as long as it
 * asks, go on below the rate at which it refused, and feel their way up again.
 *
 * <p>The constants are those of a search that is stable whatever the rate: 25 percent down with
 * each refusal, 2 percent up with each second.
 */
public final class RateLimiter {
  private static final double SLOWER = 0.75;

  /** Requests a second that each answer adds: at any rate, 2 percent of it in a second. */
  private static final double FASTER = 0.02;

  /** One request in ten seconds; slower than that, a wait would eat up a batch's time. */
  private static final double MIN_RATE = 0.1;

  private static final double NANOS_PER_SECOND = 1e9;

  /** So many starts tell how fast an output has been sending; enough for a minute at 4 a second. */
  private static final int MAX_STARTS = 256;

  /** Starts of a shorter time tell nothing: an output begins with all its requests at once. */
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
   * Waits until a request may start, and books its start.
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

  /** Books the start of a request and returns zero, or returns how long to wait before asking. */
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

  /** Returns the time by which {@link #refused} is told when a request started. */
  public long now() {
    return timer.nanoTime();
  }

  /** Notes that Amazon took a request: the rate may grow a little. */
  public synchronized void accepted() {
    rate += FASTER;
  }

  /**
   * Notes that Amazon refused a request by its rate.
   *
   * @param startedAt when the request started, by {@link Timer#nanoTime}
   * @param hold how long no request may start; at most as long as a batch may wait, since otherwise
   *     every batch would be given up unsent until then
   */
  public synchronized void refused(long startedAt, Duration hold) {
    long now = timer.nanoTime();
    long holdNanos = Math.min(hold.toNanos(), TimeBudget.MAX.toNanos());
    heldUntil = now + Math.max(heldUntil - now, holdNanos);
    // Requests that were under way when the rate was lowered say nothing of the lower one.
    if (startedAt - slowedAt < 0) {
      return;
    }
    rate = Math.max(MIN_RATE, SLOWER * Math.min(rate, rateSinceRefusal(now)));
    slowedAt = now;
    starts.clear();
  }

  /**
   * Returns the requests a second that were really sent since the last refusal, which is what a
   * token bucket gave from one time it was empty to the next; infinite where that can't be told.
   */
  private double rateSinceRefusal(long now) {
    boolean isPaced = !Double.isInfinite(rate);
    if (starts.isEmpty() || (isPaced && now - starts.peekFirst() < MIN_SPAN)) {
      return Double.POSITIVE_INFINITY;
    }
    return starts.size() * NANOS_PER_SECOND / Math.max(MIN_SPAN, now - starts.peekFirst());
  }
}
