package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RepeatedIdsTest {
  private final RepeatedIds ids = new RepeatedIds();

  @Test
  void countsEachIdThatCameBefore() {
    assertThat(add(1, 2, 1).repeated()).isEqualTo(1);
    assertThat(add(3, 2, 4, 1, 1).repeated()).isEqualTo(3);
  }

  @Test
  void looksAtNoMoreHashesThanAreGiven() {
    assertThat(ids.add(new long[] {7, 7, 7}, 1).repeated()).isZero();
    assertThat(ids.add(new long[] {7, 7, 7}, 2).repeated()).isEqualTo(2);
  }

  @Test
  void knowsTheHashThatMarksAnEmptySlot() {
    assertThat(add(0).repeated()).isZero();
    assertThat(add(0).repeated()).isEqualTo(1);
  }

  @Test
  void comparesTheFirstMillionDifferentIdsAndNoOthers() {
    long[] million = new SplittableRandom(1).longs(1_000_000).toArray();

    RepeatedIds.Found first = ids.add(million, million.length - 1);
    assertThat(first.repeated()).isZero();
    assertThat(first.notCompared()).isZero();
    RepeatedIds.Found again = ids.add(million, 1000);
    assertThat(again.repeated()).isEqualTo(1000);
    assertThat(add(million[999_999]).notCompared()).isZero();
    RepeatedIds.Found after = ids.add(million, 1000);
    assertThat(after.repeated()).isZero();
    assertThat(after.notCompared()).isEqualTo(1000);
  }

  @Test
  void countsTheIdsOfOutputsThatRunAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> outputs = new ArrayList<>();
      for (int output = 0; output < 4; output++) {
        outputs.add(
            () -> {
              SplittableRandom same = new SplittableRandom(2);
              int repeated = 0;
              for (int page = 0; page < 100; page++) {
                repeated += ids.add(same.longs(100).toArray(), 100).repeated();
              }
              return repeated;
            });
      }
      int repeated = 0;
      for (Future<Integer> output : threads.invokeAll(outputs)) {
        repeated += output.get();
      }
      assertThat(repeated).isEqualTo(3 * 10_000);
    } finally {
      threads.shutdownNow();
    }
  }

  private RepeatedIds.Found add(long... hashes) {
    return ids.add(hashes, hashes.length);
  }
}
