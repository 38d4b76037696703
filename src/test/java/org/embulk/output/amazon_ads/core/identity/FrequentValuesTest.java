package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentValuesTest {
  private final FrequentValues values = new FrequentValues();

  @Test
  void countsExactlyAsLongAsThereIsACounterForEachValue() {
    for (int round = 0; round < 5; round++) {
      for (int value = 0; value < FrequentValues.MAX_COUNTERS; value++) {
        values.add((long) value);
      }
    }
    values.add((long) 7);
    values.add((long) 7);

    assertThat(values.moreThan(4)).isEqualTo(5002);
    assertThat(values.moreThan(5)).isEqualTo(7);
    assertThat(values.moreThan(6)).isEqualTo(7);
    assertThat(values.moreThan(7)).isZero();
  }

  @Test
  void takesOneOffEachValueForTheFirstThatNoCounterIsLeftFor() {
    for (int value = 0; value < FrequentValues.MAX_COUNTERS; value++) {
      values.add((long) value);
      values.add((long) value);
    }

    values.add((long) FrequentValues.MAX_COUNTERS);

    assertThat(values.moreThan(0)).isEqualTo(FrequentValues.MAX_COUNTERS);
    assertThat(values.moreThan(1)).isZero();
  }

  @Test
  void takesOneOffEveryCounterWhenNoneIsFree() {
    for (int value = 0; value < FrequentValues.MAX_COUNTERS; value++) {
      values.add((long) value);
      values.add((long) value);
    }

    values.add((long) FrequentValues.MAX_COUNTERS);
    values.add((long) (FrequentValues.MAX_COUNTERS + 1));

    assertThat(values.moreThan(0)).isZero();
  }

  /** Of 100,000 additions 1100 are of each of ten values, and all the others unique. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void missesNoValueOfElevenInAThousandAndNeverCountsTooMany(long seed) {
    Random random = new Random(seed);
    int[] left = new int[10];
    java.util.Arrays.fill(left, 1100);
    int frequent = 11_000;
    for (int i = 0; i < 100_000; i++) {
      if (random.nextInt(100_000 - i) < frequent) {
        int value = random.nextInt(10);
        while (left[value] == 0) {
          value = (value + 1) % 10;
        }
        left[value]--;
        frequent--;
        values.add((long) value);
      } else {
        values.add(1000L + i);
      }
    }

    assertThat(frequent).isZero();
    assertThat(values.moreThan(1000)).isBetween(10_010L, 11_000L);
    assertThat(values.moreThan(1100)).isZero();
  }

  @Test
  void findsNothingAmongAMillionUniqueValues() {
    for (long i = 0; i < 1_000_000; i++) {
      values.add(i);
    }

    assertThat(values.moreThan(1)).isZero();
  }
}
