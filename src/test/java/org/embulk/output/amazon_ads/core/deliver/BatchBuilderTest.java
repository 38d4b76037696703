package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void closesABatchWithItsLastEvent() {
    BatchBuilder builder = new BatchBuilder("output 1", 3);

    assertThat(builder.add(TestEvents.event(1))).isEmpty();
    assertThat(builder.add(TestEvents.event(2))).isEmpty();
    assertBatch(builder.add(TestEvents.event(3)), 1, 1, 2, 3);
    assertThat(builder.add(TestEvents.event(4))).isEmpty();
    assertBatch(builder.flush(), 2, 4);
    assertThat(builder.flush()).isEmpty();
  }

  @Test
  void closesEveryBatchAtOnceIfItHasRoomForOneEvent() {
    BatchBuilder builder = new BatchBuilder("output 1", 1);

    assertBatch(builder.add(TestEvents.event(1)), 1, 1);
    assertBatch(builder.add(TestEvents.ofSize(2, 5 * MEBIBYTE)), 2, 2);
    assertBatch(builder.add(TestEvents.event(3)), 3, 3);
    assertThat(builder.flush()).isEmpty();
  }

  @Test
  void takesFourMebibytes() {
    BatchBuilder builder = new BatchBuilder("output 1", 500);

    assertThat(builder.add(TestEvents.ofSize(1, 4 * MEBIBYTE - 1))).isEmpty();
    assertThat(builder.add(TestEvents.ofSize(2, 1))).isEmpty();
    assertBatch(builder.flush(), 1, 1, 2);
  }

  @Test
  void closesABatchBeforeTheEventThatIsOneByteTooMuch() {
    BatchBuilder builder = new BatchBuilder("output 1", 500);

    assertThat(builder.add(TestEvents.ofSize(1, 4 * MEBIBYTE - 1))).isEmpty();
    assertBatch(builder.add(TestEvents.ofSize(2, 2)), 1, 1);
    assertThat(builder.add(TestEvents.ofSize(3, 4 * MEBIBYTE - 2))).isEmpty();
    assertBatch(builder.add(TestEvents.ofSize(4, 1)), 2, 2, 3);
    assertBatch(builder.flush(), 3, 4);
  }

  @Test
  void givesAnEventThatIsLargerABatchOfItsOwn() {
    BatchBuilder builder = new BatchBuilder("output 1", 2);

    assertThat(builder.add(TestEvents.event(1))).isEmpty();
    assertBatch(builder.add(TestEvents.ofSize(2, 5 * MEBIBYTE)), 1, 1);
    assertBatch(builder.add(TestEvents.event(3)), 2, 2);
    assertBatch(builder.add(TestEvents.event(4)), 3, 3, 4);
  }

  @Test
  void handsOutABatchThatNobodyCanChange() {
    Batch batch = new BatchBuilder("output 1", 1).add(TestEvents.event(1)).orElseThrow();

    assertThatThrownBy(() -> batch.items().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static void assertBatch(Optional<Batch> batch, long number, long... records) {
    assertThat(batch).isPresent();
    assertThat(batch.get()).hasToString("output 1, batch " + number);
    assertThat(batch.get().items())
        .extracting(event -> event.record())
        .containsExactly(box(records));
  }

  private static Long[] box(long... records) {
    return Arrays.stream(records).boxed().toArray(Long[]::new);
  }
}
