package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCountsTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "10, 10, 0, 0", "10, 0, 10, 0", "10, 0, 0, 10", "10, 5, 3, 2"})
  void areFineWhenEveryRecordIsAccountedForHoweverUncertain(
      long records, long accepted, long skipped, long inSkipBatches) {
    Counts counts = counts(records, accepted, skipped, inSkipBatches);
    counts.add(2, "uncertain_records");

    assertThatCode(() -> RecordCounts.verify(counts)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"10, 9, 0, 0, 9", "10, 5, 3, 3, 11", "0, 1, 0, 0, 1", "1, 0, 0, 0, 0"})
  void failTheOutputWhenTheyDoNotAddUp(
      long records, long accepted, long skipped, long inSkipBatches, long accounted) {
    Counts counts = counts(records, accepted, skipped, inSkipBatches);

    assertThatThrownBy(() -> RecordCounts.verify(counts))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the numbers do not add up: %d records were received, but %d are accounted for",
            records, accounted);
  }

  private static Counts counts(long records, long accepted, long skipped, long inSkipBatches) {
    Counts counts = RecordCounts.zeros();
    counts.add(records, "records");
    counts.add(accepted, "accepted_records");
    counts.add(skipped, "skip_records");
    counts.add(inSkipBatches, "records_in_skip_batches");
    return counts;
  }
}
