package org.embulk.output.amazon_ads_conversion.deliver.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The manners of outputs that a token bucket refuses, simulated in virtual time: each request asks
 * the bucket, and gets 429 with {@code Retry-After: 1} or is taken after 200 ms.
 */
class RateLimiterTest {
  private static final long SEEDS = 10;
  private static final double WARM_UP = 30;
  private static final double MEASURED = 300;

  @ParameterizedTest
  @CsvSource({"1, 5, 4", "2, 5, 4", "5, 5, 4", "10, 5, 4", "5, 5, 1", "5, 5, 32", "50, 50, 32"})
  void oneOutputUsesWhatItMayAndIsSeldomRefused(double perSecond, int burst, int workers) {
    double leastUse = 1;
    double mostRefused = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      RateLimiterSimulation simulation = new RateLimiterSimulation(perSecond, burst, seed);
      simulation.addOutput(workers, Long.MAX_VALUE);
      simulation.runUntil(WARM_UP);
      RateLimiterSimulation.Counts before = simulation.counts();

      simulation.runUntil(WARM_UP + MEASURED);

      RateLimiterSimulation.Counts during = simulation.counts().minus(before);
      double possible = Math.min(perSecond, workers / RateLimiterSimulation.LATENCY);
      leastUse = Math.min(leastUse, during.taken() / (possible * MEASURED));
      mostRefused = Math.max(mostRefused, during.refusedShare());
    }
    System.out.printf(
        "Pacing: %.0f requests a second, burst %d, %d at once: at least %.1f %% used, at most"
            + " %.1f %% refused, over %d seeds%n",
        perSecond, burst, workers, 100 * leastUse, 100 * mostRefused, SEEDS);
    assertThat(leastUse).isGreaterThanOrEqualTo(0.8);
    assertThat(mostRefused).isLessThanOrEqualTo(0.05);
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "5, 250", "50, 2500"})
  void fourOutputsThatDoNotKnowOfEachOtherFinish(double perSecond, int batches) {
    double longest = 0;
    double mostRefused = 0;
    double possible = 4 * batches / perSecond;
    for (long seed = 1; seed <= SEEDS; seed++) {
      RateLimiterSimulation simulation = new RateLimiterSimulation(perSecond, 5, seed);
      for (int output = 0; output < 4; output++) {
        simulation.addOutput(4, batches);
      }

      longest = Math.max(longest, simulation.runToTheEnd());

      assertThat(simulation.counts().taken()).isEqualTo(4L * batches);
      assertThat(simulation.givenUp()).isZero();
      mostRefused = Math.max(mostRefused, simulation.counts().refusedShare());
    }
    System.out.printf(
        "Pacing: %.0f requests a second for four outputs: done after %.0f s at most, where %.0f s"
            + " are possible; at most %.1f %% refused, over %d seeds%n",
        perSecond, longest, possible, 100 * mostRefused, SEEDS);
    assertThat(longest).isLessThan(2 * possible);
  }
}
