package org.embulk.output.amazon_ads.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @ParameterizedTest
  @CsvSource({
    "1, 1000",
    "2, 2000",
    "3, 4000",
    "6, 32000",
    // Up to the maximum, and no further.
    "7, 60000",
    "8, 60000",
    "31, 60000",
    "32, 60000",
    "100, 60000",
    "2147483647, 60000"
  })
  void waitsAnythingFromNothingToTheIntervalThatDoubles(int retry, long ceiling) {
    assertThat(waitBefore(0, retry)).isZero();
    assertThat(waitBefore(0.25, retry)).isEqualTo(Duration.ofMillis(ceiling / 4));
    assertThat(waitBefore(ALMOST_ONE, retry))
        .isLessThanOrEqualTo(Duration.ofMillis(ceiling))
        .isGreaterThan(Duration.ofMillis(ceiling - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 31, 100})
  void neverWaitsLongerThanTheMaximumAlsoIfTheInitialIntervalIsLonger(int retry) {
    Backoff backoff = new Backoff(Duration.ofDays(1), Duration.ofMillis(5), () -> ALMOST_ONE);

    assertThat(backoff.before(retry)).isLessThanOrEqualTo(Duration.ofMillis(5));
  }

  @Test
  void doublesTheShortestIntervalUpToADay() {
    Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofDays(1), () -> 0.5);

    assertThat(backoff.before(1)).isEqualTo(Duration.ofNanos(500_000));
    assertThat(backoff.before(27)).isEqualTo(Duration.ofMillis(33_554_432));
    assertThat(backoff.before(28)).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void waitsAsLongAsAskedOrUpToAQuarterMore() {
    Duration asked = Duration.ofSeconds(8);

    assertThat(jittered(0, asked)).isEqualTo(asked);
    assertThat(jittered(0.5, asked)).isEqualTo(Duration.ofSeconds(9));
    assertThat(jittered(ALMOST_ONE, asked))
        .isGreaterThan(Duration.ofMillis(9_999))
        .isLessThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(jittered(ALMOST_ONE, Duration.ZERO)).isZero();
  }

  private static Duration jittered(double random, Duration asked) {
    return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> random).jittered(asked);
  }

  private static Duration waitBefore(double random, int retry) {
    return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> random).before(retry);
  }
}
