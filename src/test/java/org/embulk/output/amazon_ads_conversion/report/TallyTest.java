package org.embulk.output.amazon_ads_conversion.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_RECORDS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
  @Test
  void startsWithZeros() {
    Tally tally = new Tally();

    for (Tally.Count count : Tally.Count.values()) {
      assertThat(tally.get(count)).isZero();
    }
    assertThat(tally.reasons()).isEmpty();
    assertThatCode(tally::verify).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"10, 10, 0, 0", "10, 0, 10, 0", "10, 0, 0, 10", "10, 5, 3, 2"})
  void isContentWhenEveryRecordIsAccountedFor(
      long records, long accepted, long skipped, long inSkipBatches) {
    assertThatCode(tally(records, accepted, skipped, inSkipBatches)::verify)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"10, 9, 0, 0, 9", "10, 5, 3, 3, 11", "0, 1, 0, 0, 1", "1, 0, 0, 0, 0"})
  void refusesNumbersThatDoNotAddUp(
      long records, long accepted, long skipped, long inSkipBatches, long accounted) {
    assertThatThrownBy(tally(records, accepted, skipped, inSkipBatches)::verify)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the numbers do not add up: %d records were received, but %d are accounted for",
            records, accounted);
  }

  @Test
  void returnsTheNewCount() {
    Tally tally = new Tally();

    assertThat(tally.add(RECORDS, 2)).isEqualTo(2);
    assertThat(tally.add(RECORDS, 3)).isEqualTo(5);
    assertThat(tally.get(RECORDS)).isEqualTo(5);
  }

  @Test
  void leavesUncertainRecordsOutOfTheSum() {
    Tally tally = tally(10, 5, 3, 2);
    tally.add(UNCERTAIN_RECORDS, 2);

    assertThatCode(tally::verify).doesNotThrowAnyException();
  }

  @Test
  void addsTheNumbersReasonsAndCountriesOfAnother() {
    Tally one = tally(10, 5, 3, 2);
    one.addReason("invalid_value", 3);
    one.addReason("status 503", 2);
    one.addUnservedCountry("DE", 1);
    Tally other = tally(100, 96, 4, 0);
    other.addReason("invalid_value", 4);
    other.addUnservedCountry("DE", 1);
    other.addUnservedCountry("FR", 1);

    one.addAll(other);

    assertThat(one.get(RECORDS)).isEqualTo(110);
    assertThat(one.get(ACCEPTED_RECORDS)).isEqualTo(101);
    assertThat(one.reasons()).isEqualTo(Map.of("invalid_value", 7L, "status 503", 2L));
    assertThat(one.unservedCountries()).isEqualTo(Map.of("DE", 2L, "FR", 1L));
    assertThat(other.get(RECORDS)).isEqualTo(100);
  }

  @Test
  void keepsAHundredReasonsAndCountsTheRestTogether() {
    Tally tally = new Tally();
    for (int i = 0; i < 500; i++) {
      tally.addReason("code " + i, 2);
    }
    tally.addReason("code 7", 1);

    assertThat(tally.reasons())
        .hasSize(Tally.MAX_REASONS + 1)
        .containsEntry("code 7", 3L)
        .containsEntry("code 99", 2L)
        .containsEntry("other reasons", 800L);

    Tally sum = new Tally();
    sum.addReason("status 503", 5);
    sum.addAll(tally);
    sum.addAll(tally);

    assertThat(sum.reasons()).hasSize(Tally.MAX_REASONS + 1).containsEntry("status 503", 5L);
    assertThat(sum.reasons().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2007L);
  }

  private static Tally tally(long records, long accepted, long skipped, long inSkipBatches) {
    Tally tally = new Tally();
    tally.add(RECORDS, records);
    tally.add(ACCEPTED_RECORDS, accepted);
    tally.add(SKIP_RECORDS, skipped);
    tally.add(RECORDS_IN_SKIP_BATCHES, inSkipBatches);
    return tally;
  }
}
