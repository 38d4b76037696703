package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A job whose outputs share one {@link RateLimiter}, and a service with a rate limit, in virtual
 * time: a queue of events, without a thread. Each output always has four batches to send.
 */
public final class RateSimulation implements Timer {
  private static final int IN_FLIGHT = 4;
  private static final double START_OF_MEASUREMENT = 10;

  /**
   * What is simulated.
   *
   * @param limit the tokens a second of a bucket that holds those of a second, and at least one; 0
   *     for no limit
   * @param change the factor of the limit in the second half
   * @param latency in seconds, give or take a tenth
   * @param retryAfter in seconds; 0 for none
   * @param unrelated the share of requests that are refused whatever the rate
   * @param seconds how long the job runs
   */
  public record Setting(
      double limit,
      double change,
      int outputs,
      double latency,
      double retryAfter,
      double unrelated,
      double seconds) {
    public static Setting limit(double limit, int outputs, double latency, double retryAfter) {
      return new Setting(limit, 1, outputs, latency, retryAfter, 0, 120);
    }

    /** Some 75 requests a second are possible. */
    public static Setting unrelated(double share, int outputs, double retryAfter) {
      return new Setting(0, 1, outputs, 0.053 * outputs, retryAfter, share, 60);
    }

    public Setting changing(double factor) {
      return new Setting(limit, factor, outputs, latency, retryAfter, unrelated, seconds);
    }
  }

  /**
   * What came of it from the tenth second on.
   *
   * @param share of what the limit or the latency allows, less the time of {@code Retry-After} if
   *     the refusals have nothing to do with the rate
   * @param refused the share of requests that were refused
   */
  public record Result(double share, double refused) {}

  private record Event(long time, long number, Runnable run) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::number));
  private final Setting setting;
  private final Random random;
  private final RateLimiter limiter = new RateLimiter(this);
  private long now;
  private long number;
  private double tokens;
  private long filledAt;
  private long heldUntil;
  private double heldSeconds;
  private long accepted;
  private long refused;

  private RateSimulation(Setting setting, long seed) {
    this.setting = setting;
    this.random = new Random(seed);
    this.tokens = Math.max(1, setting.limit);
  }

  /** Runs the simulation five times, and returns the means. */
  public static Result mean(Setting setting) {
    double share = 0;
    double refused = 0;
    for (int seed = 1; seed <= 5; seed++) {
      Result result = new RateSimulation(setting, seed).run();
      share += result.share / 5;
      refused += result.refused / 5;
    }
    return new Result(share, refused);
  }

  private Result run() {
    for (int slot = 0; slot < setting.outputs * IN_FLIGHT; slot++) {
      after(random.nextDouble() * 0.002, () -> request(1));
    }
    long end = nanos(setting.seconds);
    while (events.peek().time < end) {
      Event event = events.remove();
      now = event.time;
      event.run.run();
    }
    return new Result(accepted / possible(), (double) refused / (accepted + refused));
  }

  private double possible() {
    double byLatency = setting.outputs * IN_FLIGHT / setting.latency;
    if (setting.limit == 0) {
      return byLatency * (setting.seconds - START_OF_MEASUREMENT - heldSeconds);
    }
    double half = setting.seconds / 2;
    return Math.min(byLatency, setting.limit) * (half - START_OF_MEASUREMENT)
        + Math.min(byLatency, setting.limit * setting.change) * half;
  }

  private void request(int attempt) {
    RateLimiter.Place place = limiter.join();
    start(place, attempt);
  }

  private void start(RateLimiter.Place place, int attempt) {
    Duration wait = limiter.tryStart(place);
    if (!wait.isZero()) {
      after(wait.toNanos() / 1e9, () -> start(place, attempt));
      return;
    }
    long startedAt = now;
    double way = setting.latency * (0.9 + 0.2 * random.nextDouble()) / 2;
    after(
        way,
        () -> {
          boolean taken = take();
          after(way, () -> answer(taken, startedAt, attempt));
        });
  }

  private boolean take() {
    if (random.nextDouble() < setting.unrelated) {
      return false;
    }
    if (setting.limit == 0) {
      return true;
    }
    double limit = setting.limit * (now > nanos(setting.seconds / 2) ? setting.change : 1);
    tokens = Math.min(Math.max(1, limit), tokens + (now - filledAt) / 1e9 * limit);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  private void answer(boolean taken, long startedAt, int attempt) {
    boolean counts = now >= nanos(START_OF_MEASUREMENT);
    if (taken) {
      accepted += counts ? 1 : 0;
      limiter.accepted();
      request(1);
      return;
    }
    refused += counts ? 1 : 0;
    long heldFrom = Math.max(now, heldUntil);
    heldUntil = Math.max(heldUntil, now + nanos(setting.retryAfter));
    heldSeconds += counts ? Math.max(0, heldUntil - heldFrom) / 1e9 : 0;
    double hold = setting.retryAfter * (1 + random.nextDouble() / 4);
    limiter.refused(startedAt, Duration.ofNanos(nanos(hold)));
    double backoff =
        attempt == 1 ? 0 : random.nextDouble() * Math.min(60, Math.pow(2, attempt - 2));
    after(Math.max(hold, backoff), () -> request(attempt + 1));
  }

  private void after(double seconds, Runnable run) {
    events.add(new Event(now + nanos(seconds), number++, run));
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(0, now);
  }

  @Override
  public void sleep(Duration duration) {
    throw new UnsupportedOperationException("nothing waits in virtual time");
  }
}
