package org.embulk.output.amazon_ads_conversion.deliver.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Outputs that send one-request batches to one token bucket, event by event on one thread: the real
 * limiter, retry policy, backoff and budgets, and time that is nothing but a number.
 */
final class RateLimiterSimulation {
  /** Seconds from a request to its answer. */
  static final double LATENCY = 0.2;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final double NANOS = 1e9;

  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparingLong(Step::time).thenComparingLong(Step::order));
  private final SimulatedTime timer = new SimulatedTime();
  private final RetryPolicy policy;
  private final Random random;
  private final double perSecond;
  private final double burst;
  private double tokens;
  private long refilledAt;
  private long order;
  private long taken;
  private long refused;
  private long givenUp;

  RateLimiterSimulation(double perSecond, int burst, long seed) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.random = new Random(seed);
    this.policy =
        new RetryPolicy(
            7, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), random::nextDouble));
  }

  /** What the bucket saw. */
  record Counts(long taken, long refused) {
    Counts minus(Counts other) {
      return new Counts(taken - other.taken, refused - other.refused);
    }

    double refusedShare() {
      return (double) refused / (taken + refused);
    }
  }

  private record Step(long time, long order, Runnable what) {}

  /** Adds an output whose workers share its batches and its limiter. */
  void addOutput(int workers, long batches) {
    Output output = new Output(batches);
    for (int i = 0; i < workers; i++) {
      at(timer.nanoTime(), output::nextBatch);
    }
  }

  void runUntil(double seconds) {
    while (!steps.isEmpty() && steps.peek().time() <= seconds * NANOS) {
      step();
    }
    timer.nanos = (long) (seconds * NANOS);
  }

  /** Runs until every batch has its outcome, and returns how many seconds that took. */
  double runToTheEnd() {
    while (!steps.isEmpty()) {
      step();
    }
    return timer.nanoTime() / NANOS;
  }

  Counts counts() {
    return new Counts(taken, refused);
  }

  long givenUp() {
    return givenUp;
  }

  private void step() {
    Step step = steps.remove();
    timer.nanos = step.time();
    step.what().run();
  }

  private void at(long time, Runnable what) {
    steps.add(new Step(time, order++, what));
  }

  private boolean takeToken() {
    long now = timer.nanoTime();
    tokens = Math.min(burst, tokens + (now - refilledAt) / NANOS * perSecond);
    refilledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  private final class Output {
    private final RateLimiter limiter = new RateLimiter(timer);
    private long batchesLeft;

    Output(long batches) {
      batchesLeft = batches;
    }

    void nextBatch() {
      if (batchesLeft > 0) {
        batchesLeft--;
        start(new TimeBudget(timer), 0);
      }
    }

    /** Does what {@link RateLimiter#await} does, but for the waiting. */
    private void start(TimeBudget budget, int refusals) {
      await(limiter.join(), budget, refusals);
    }

    private void await(RateLimiter.Place place, TimeBudget budget, int refusals) {
      Duration wait = limiter.tryStart(place);
      Duration possible = budget.limit(wait);
      if (wait.isZero()) {
        ask(budget, refusals);
      } else if (possible.isZero()) {
        limiter.leave(place);
        giveUp();
      } else {
        budget.throttled(possible.toNanos());
        at(timer.nanoTime() + possible.toNanos(), () -> await(place, budget, refusals));
      }
    }

    private void ask(TimeBudget budget, int refusals) {
      long startedAt = timer.nanoTime();
      boolean takes = takeToken();
      // A refusal comes faster than an answer that had some work behind it.
      double latency = takes ? LATENCY : LATENCY / 10;
      at(
          startedAt + (long) (latency * NANOS),
          () -> {
            if (takes) {
              taken++;
              limiter.accepted();
              nextBatch();
            } else {
              refused++;
              refused(budget, refusals + 1, startedAt);
            }
          });
    }

    private void refused(TimeBudget budget, int refusals, long startedAt) {
      limiter.refused(startedAt, policy.throttledDelay(refusals, RETRY_AFTER));
      start(budget, refusals);
    }

    private void giveUp() {
      givenUp++;
      nextBatch();
    }
  }

  private static final class SimulatedTime implements Timer {
    long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public void sleep(Duration duration) {
      throw new UnsupportedOperationException("nobody sleeps in a simulation");
    }
  }
}
