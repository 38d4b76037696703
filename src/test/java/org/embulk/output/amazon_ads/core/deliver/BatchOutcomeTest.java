package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchOutcomeTest {
  private final Batch batch = TestEvents.batch(3);

  @Test
  void acceptsEveryEventOfABatchThatIsNeverSent() {
    BatchOutcome outcome = BatchOutcome.allAccepted(batch);

    assertThat(outcome.batch()).isSameAs(batch);
    assertThat(outcome.accepted()).isEqualTo(batch.items());
    assertThat(outcome.uncertain()).isZero();
    assertThat(outcome.requests()).isZero();
    assertThat(outcome.failure()).isEmpty();
  }

  @Test
  void knowsNothingOfAnyEventOfAnAbandonedBatch() {
    BatchOutcome outcome = BatchOutcome.unknown(batch);

    assertThat(outcome.batch()).isSameAs(batch);
    assertThat(outcome.accepted()).isEmpty();
    assertThat(outcome.refused()).isEmpty();
    assertThat(outcome.givenUp()).isEmpty();
    assertThat(outcome.uncertain()).isEqualTo(3);
    assertThat(outcome.failure()).get().isInstanceOf(InterruptedException.class);
  }
}
