package org.embulk.output.amazon_ads.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.embulk.output.amazon_ads.core.retry.RateSimulation.Result;
import org.embulk.output.amazon_ads.core.retry.RateSimulation.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast a job sends, and how often it is refused; {@code benchmark/rate.sh} prints it all. */
class RequestRateTest {
  private static final Duration NO_HOLD = Duration.ZERO;

  private final RequestRate rate = new RequestRate(0);

  @Test
  void pacesNothingForOneRefusalAmongHundreds() {
    for (int i = 1; i <= 1000; i++) {
      if (i % 100 == 0) {
        rate.refused(i, i, NO_HOLD);
      } else {
        rate.accepted(i, false);
      }
    }

    assertThat(rate.perSecond()).isInfinite();
  }

  /** In the last two seconds there were 4 answers, of which three quarters of a second are left. */
  @Test
  void startsAtTheRateOfTheLastAnswersAfterFourRefusalsOfSix() {
    for (long second = 1; second <= 4; second++) {
      assertThat(rate.perSecond()).isInfinite();
      rate.refused(second * 500_000_000, second * 500_000_000, NO_HOLD);
    }

    assertThat(rate.perSecond()).isEqualTo(4 / 1.5);
  }

  @Test
  void lowersTheRateByAsMuchAsThirtyThreeAcceptedRequestsRaiseIt() {
    pace();
    double before = rate.perSecond();

    rate.accepted(3_000_000_000L, true);
    assertThat(rate.perSecond() / before).isBetween(1.0015, 1.0016);

    before = rate.perSecond();
    rate.accepted(3_000_000_000L, false);
    assertThat(rate.perSecond()).isEqualTo(before);

    for (long second = 4; second < 104; second++) {
      rate.accepted(second * 1_000_000_000, false);
    }
    rate.refused(104_000_000_000L, 104_000_000_000L, NO_HOLD);
    assertThat(rate.perSecond() / before).isBetween(0.949, 0.951);
  }

  @Test
  void lowersItOnceForRequestsThatWereInFlightTogether() {
    pace();
    rate.refused(4_000_000_000L, 3_000_000_000L, NO_HOLD);
    double lowered = rate.perSecond();

    rate.refused(5_000_000_000L, 3_999_999_999L, NO_HOLD);

    assertThat(rate.perSecond()).isEqualTo(lowered);
  }

  @Test
  void neverFallsBelowOneRequestInTenSeconds() {
    for (int i = 1; i < 1000; i++) {
      rate.refused(i * 1_000_000_000L, i * 1_000_000_000L, Duration.ofSeconds(60));
    }

    assertThat(rate.perSecond()).isEqualTo(0.1);
  }

  /** A hundred in ten seconds prove ten a second, which is more than the rate. */
  @Test
  void neverFallsBelowWhatAHundredAcceptedRequestsProveOfTheLastTwentySeconds() {
    pace();
    for (int i = 1; i <= 100; i++) {
      rate.accepted(3_000_000_000L + i * 100_000_000L, true);
    }
    double before = rate.perSecond();

    for (int i = 1; i <= 100; i++) {
      rate.refused(13_000_000_000L + i, 13_000_000_000L + i, NO_HOLD);
    }
    assertThat(rate.perSecond()).isEqualTo(before);

    rate.refused(24_000_000_000L, 24_000_000_000L, NO_HOLD);
    assertThat(rate.perSecond()).isLessThan(before);
  }

  /** Amazon answers 4 requests within two seconds. */
  private void pace() {
    for (long second = 1; second <= 4; second++) {
      rate.refused(second * 500_000_000, second * 500_000_000, NO_HOLD);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.05, 0, 0.85, 0.10",
    "1, 8, 0.5, 0, 0.80, 0.10",
    "2, 2, 0.05, 0, 0.95, 0.05",
    "2, 8, 0.5, 1, 0.90, 0.05",
    "5, 4, 0.05, 1, 0.93, 0.05",
    "5, 8, 0.5, 0, 0.95, 0.05",
    "20, 2, 0.05, 0, 0.95, 0.05",
    "20, 8, 0.05, 1, 0.93, 0.05",
    "20, 8, 0.5, 0, 0.95, 0.05"
  })
  void usesWhatALimitGrantsAndIsSeldomRefused(
      double limit, int outputs, double latency, double retryAfter, double share, double refused) {
    Result result = RateSimulation.mean(Setting.limit(limit, outputs, latency, retryAfter));

    assertThat(result.share()).isGreaterThanOrEqualTo(share);
    assertThat(result.refused()).isLessThanOrEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"5, 2, 0.90, 0.05", "20, 2, 0.95, 0.06", "20, 0.5, 0.95, 0.06"})
  void followsALimitThatChanges(double limit, double factor, double share, double refused) {
    Result result = RateSimulation.mean(Setting.limit(limit, 4, 0.05, 0).changing(factor));

    assertThat(result.share()).isGreaterThanOrEqualTo(share);
    assertThat(result.refused()).isLessThanOrEqualTo(refused);
  }

  @Test
  void keepsHalfOfTheSpeedForHalfAnHour() {
    Result result = RateSimulation.mean(new Setting(0, 1, 4, 0.212, 0, 0.1, 1800));

    assertThat(result.share()).isGreaterThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1, 0", "0.01, 4, 1", "0.05, 1, 0", "0.05, 4, 1", "0.1, 1, 0", "0.1, 4, 0"})
  void keepsHalfOfTheSpeedWhateverIsRefusedWithoutRegardToIt(
      double refused, int outputs, double retryAfter) {
    Result result = RateSimulation.mean(Setting.unrelated(refused, outputs, retryAfter));

    assertThat(result.share()).isGreaterThanOrEqualTo(0.5);
  }
}
