package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {
  private final Counts counts = new Counts();

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void addsToANumberAtTheEndOfAPath() {
    counts.add(2, "records");
    counts.add(3, "records");
    counts.add(1, "warnings", "countries", "DE");
    counts.at("warnings").at("countries").add(4, "DE");

    assertThat(counts.get("records")).isEqualTo(5);
    assertThat(counts.get("warnings", "countries", "DE")).isEqualTo(5);
  }

  @Test
  void isZeroWhereNothingWasCountedAndReadingLeavesNoTrace() {
    assertThat(counts.get("records")).isZero();
    assertThat(counts.get("warnings", "countries", "DE")).isZero();

    assertThat(counts.toJson()).isEmpty();
  }

  @Test
  void replacesANumber() {
    counts.add(2, "data_check", "email", "values");
    counts.set(7, "data_check", "email", "values");

    assertThat(counts.get("data_check", "email", "values")).isEqualTo(7);
  }

  /** Numbers first, then what is nested. */
  @Test
  void becomesJsonInTheOrderOfTheFirstCounts() {
    counts.add(0, "records");
    counts.at("reasons");
    counts.add(3_000_000_000L, "match_keys", "PHONE", "sent");
    counts.add(1, "batches");

    assertThat(counts.toJson().toString())
        .isEqualTo(
            "{\"records\":0,\"batches\":1,\"reasons\":{},"
                + "\"match_keys\":{\"PHONE\":{\"sent\":3000000000}}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"records\":0}",
        "{\"records\":3000000000,\"reasons\":{}}",
        "{\"records\":1,\"reasons\":{\"refused A.B at x[]\":1},\"a\":{\"b\":{\"c\":2},\"d\":{}}}"
      })
  void readsTheJsonThatItBecomes(String text) throws Exception {
    counts.addAll(json(text));

    assertThat(counts.toJson().toString()).isEqualTo(text);
  }

  @Test
  void addsEveryNumberOfAnother() throws Exception {
    counts.addAll(json("{\"records\": 2, \"reasons\": {\"a\": 1, \"b\": 1}}"));
    Counts other = new Counts();
    other.addAll(json("{\"records\": 3, \"reasons\": {\"b\": 1}, \"keys\": {\"X\": {\"n\": 4}}}"));

    counts.addAll(other);

    assertThat(counts.toJson().toString())
        .isEqualTo("{\"records\":5,\"reasons\":{\"a\":1,\"b\":2},\"keys\":{\"X\":{\"n\":4}}}");
    assertThat(other.get("records")).isEqualTo(3);
  }

  @Test
  void listsTheLargestNumberFirstThenByName() {
    counts.add(2, "reasons", "c");
    counts.add(2, "reasons", "a");
    counts.add(5, "reasons", "b");
    counts.add(9, "reasons", "nested", "x");

    assertThat(counts.at("reasons").byNumber())
        .containsExactly(entry("b", 5L), entry("a", 2L), entry("c", 2L));
    assertThat(counts.at("reasons").sum()).isEqualTo(9);
  }

  @Test
  void keepsAHundredReasonsAndCountsTheRestTogether() {
    Counts many = RecordCounts.zeros();
    for (int i = 0; i < 500; i++) {
      many.add(2, "reasons", "code " + i);
    }
    many.add(1, "reasons", "code 7");

    assertThat(many.at("reasons").byNumber())
        .hasSize(101)
        .startsWith(entry("other reasons", 800L), entry("code 7", 3L))
        .contains(entry("code 99", 2L));

    Counts sum = RecordCounts.zeros();
    sum.add(5, "reasons", "status 503");
    sum.addAll(many);
    sum.addAll(many);

    assertThat(sum.at("reasons").byNumber()).hasSize(101).contains(entry("status 503", 5L));
    assertThat(sum.at("reasons").sum()).isEqualTo(2007);
  }

  @Test
  void losesNoNumberThatAnotherThreadCountsMeanwhile() throws Exception {
    CountDownLatch counting = new CountDownLatch(4);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                counting.countDown();
                for (int row = 0; row < 10_000; row++) {
                  counts.add(1, "records");
                  counts.add(1, "reasons", "code " + row % 100);
                }
              });
      threads.add(thread);
      thread.start();
    }
    counting.await();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      assertThat(counts.toJson().path("records").asLong()).isLessThanOrEqualTo(40_000);
    }

    assertThat(counts.get("records")).isEqualTo(40_000);
    assertThat(counts.at("reasons").sum()).isEqualTo(40_000);
  }
}
