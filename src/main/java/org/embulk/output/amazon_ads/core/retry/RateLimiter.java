package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the requests of a job below Amazon's rate limit: they start first come, first served, over
 * all outputs of this process, at the pace of a {@link RequestRate}. Requests are not paced until
 * Amazon has refused several. If it says how long to wait, no request starts before.
 *
 * <p>Thread-safe.
 */
public final class RateLimiter {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Timer timer;
  private final Deque<Place> line = new ArrayDeque<>();
  private final RequestRate rate;
  private long nextStart;

  /** Whether the request that started last had to wait. */
  private boolean limiting;

  public RateLimiter(Timer timer) {
    this.timer = timer;
    this.nextStart = timer.nanoTime();
    this.rate = new RequestRate(nextStart);
  }

  /**
   * Waits until a request may start, and records its start. Requests start in the order in which
   * they come here.
   *
   * @return false if it may not start within the time that its batch may wait
   * @throws InterruptedException if the output stops
   */
  public boolean await(TimeBudget budget, StopSignal stop) throws InterruptedException {
    if (budget.throttledLeft().isNegative()) {
      return false;
    }
    Place place = join();
    try {
      for (Duration wait = tryStart(place); !wait.isZero(); wait = tryStart(place)) {
        // Even if in vain: when given up sooner, one batch after the other would be.
        Duration possible = budget.limit(wait);
        if (possible.isZero()) {
          return false;
        }
        long start = timer.nanoTime();
        stop.sleep(possible);
        budget.throttled(timer.nanoTime() - start);
      }
      return true;
    } finally {
      leave(place);
    }
  }

  /** Gives a request the next place in the line. */
  synchronized Place join() {
    Place place = new Place(later(nextStart, timer.nanoTime()));
    nextStart = place.start + interval();
    line.addLast(place);
    return place;
  }

  /**
   * Records the start of a request and returns zero, or returns how long to wait before trying
   * again.
   */
  synchronized Duration tryStart(Place place) {
    long now = timer.nanoTime();
    if (place.start - now > 0) {
      place.waited = true;
      return Duration.ofNanos(place.start - now);
    }
    leave(place);
    limiting = place.waited;
    // One that starts late, after a long pause of the machine, must not start with those behind it.
    postpone(now + interval());
    return Duration.ZERO;
  }

  /** Leaves the line, also unstarted: nobody else's start depends on it. */
  synchronized void leave(Place place) {
    line.remove(place);
  }

  /** Returns the time to pass to {@link #refused} as the start of a request. */
  public long now() {
    return timer.nanoTime();
  }

  /** Records that Amazon accepted a request. */
  public synchronized void accepted() {
    rate.accepted(timer.nanoTime(), limiting);
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
    rate.refused(now, startedAt, hold);
    postpone(now + Math.min(hold.toNanos(), TimeBudget.MAX.toNanos()));
  }

  /** Moves the starts of those in the line, in their order, behind a time and to the new rate. */
  private void postpone(long earliest) {
    long next = earliest;
    for (Place place : line) {
      place.start = later(place.start, next);
      next = place.start + interval();
    }
    nextStart = later(nextStart, next);
  }

  private long interval() {
    return (long) (NANOS_PER_SECOND / rate.perSecond());
  }

  /** Returns the later of two times of a clock that may overflow. */
  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  /** A request's place in the line: when it may start, unless that is put off. */
  static final class Place {
    private long start;
    private boolean waited;

    private Place(long start) {
      this.start = start;
    }
  }
}
