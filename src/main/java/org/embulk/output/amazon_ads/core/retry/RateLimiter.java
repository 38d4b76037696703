package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps an output's requests below Amazon's rate limit, which is not published and changes.
 * Requests are not paced until Amazon refuses one. Then all requests wait as long as it asks,
 * continue below the rate at which it refused, and gradually speed up again.
 *
 * <p>Additive increase, multiplicative decrease, stable at any rate: 25 percent down with each
 * refusal, 2 percent up with each second.
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
  private final Deque<Place> line = new ArrayDeque<>();
  private double rate = Double.POSITIVE_INFINITY;
  private long nextStart;
  private long slowedAt;

  public RateLimiter(Timer timer) {
    this.timer = timer;
    this.nextStart = timer.nanoTime();
    this.slowedAt = nextStart;
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
      return Duration.ofNanos(place.start - now);
    }
    starts.addLast(now);
    if (starts.size() > MAX_STARTS) {
      starts.removeFirst();
    }
    leave(place);
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
    // Requests in flight when the rate was lowered say nothing about the lower rate.
    if (startedAt - slowedAt >= 0) {
      rate = Math.max(MIN_RATE, DECREASE_FACTOR * Math.min(rate, rateSinceRefusal(now)));
      slowedAt = now;
      starts.clear();
    }
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
    return (long) (NANOS_PER_SECOND / rate);
  }

  /** Returns the later of two times of a clock that may overflow. */
  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
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

  /** A request's place in the line: when it may start, unless that is put off. */
  static final class Place {
    private long start;

    private Place(long start) {
      this.start = start;
    }
  }
}
