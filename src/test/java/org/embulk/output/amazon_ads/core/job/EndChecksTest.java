package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.embulk.output.amazon_ads.conversion.Configs;
import org.embulk.output.amazon_ads.conversion.EventReport;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndChecksTest {
  private static final BigDecimal ALL = new BigDecimal(100);

  private final Counts counts = RecordCounts.zeros();

  private EndChecks checks(boolean dryRun) {
    Configs config = Configs.required().with("dry_run", dryRun);
    return new EndChecks(counts, new EventReport(config.settings(), 1, () -> Duration.ZERO));
  }

  private void skipped(long records, String reason) {
    counts.add(records, RecordCounts.SKIP_RECORDS);
    counts.add(records, RecordCounts.REASONS, reason);
  }

  @Test
  void failsAJobOf100RecordsOfWhichNoneWasAcceptedAndNamesThreeReasons() {
    counts.add(100, RecordCounts.RECORDS);
    skipped(20, "invalid_value");
    skipped(67, "unknown_country");
    skipped(3, "no_identifier");
    skipped(10, "unknown_currency");

    assertThatThrownBy(() -> checks(false).check(0, ALL))
        .isInstanceOf(AdvisedException.class)
        .hasMessage(
            "none of the job's 100 records was accepted; the most frequent reasons:"
                + " unknown_country (67), invalid_value (20), unknown_currency (10)")
        .extracting(e -> ((AdvisedException) e).advice())
        .isEqualTo(Advice.CORRECT_COLUMNS);
  }

  @Test
  void onlyWarnsOfAJobOf99Records() {
    counts.add(99, RecordCounts.RECORDS);
    skipped(99, "invalid_value");

    assertThat(checks(false).check(0, ALL))
        .contains(
            "none of the job's 99 records was accepted; the most frequent reasons: invalid_value"
                + " (99); a column is probably mapped wrongly: the files of"
                + " \"rejected_records_path\" name the column that each record fails on");
  }

  @ParameterizedTest
  @CsvSource({
    "false, the job's only record was not accepted",
    "true, the job's only record would not be sent"
  })
  void warnsOfAJobOfOneRecord(boolean dryRun, String text) {
    counts.add(1, RecordCounts.RECORDS);
    skipped(1, "no_identifier");

    assertThat(checks(dryRun).check(0, ALL).orElseThrow())
        .startsWith(text + "; the most frequent reasons: no_identifier (1); ");
  }

  @Test
  void doesNotTakeUncertainRecordsForAcceptedOnes() {
    counts.add(100, RecordCounts.RECORDS);
    counts.add(100, RecordCounts.UNCERTAIN_RECORDS);
    counts.add(100, RecordCounts.RECORDS_IN_SKIP_BATCHES);
    counts.add(100, RecordCounts.REASONS, "batch_given_up status 504");

    assertThatThrownBy(() -> checks(false).check(0, ALL))
        .hasMessage(
            "none of the job's 100 records was accepted, though 100 may have been; the most"
                + " frequent reasons: batch_given_up status 504 (100)")
        .extracting(e -> ((AdvisedException) e).advice())
        .isEqualTo(Advice.RUN_LATER);
  }

  @Test
  void saysInADryRunThatNothingWouldBeSent() {
    counts.add(250, RecordCounts.RECORDS);
    skipped(250, "invalid_value");

    assertThatThrownBy(() -> checks(true).check(0, ALL))
        .hasMessage(
            "none of the job's 250 records would be sent; the most frequent reasons:"
                + " invalid_value (250)");
  }

  @Test
  void isContentWithAJobWithoutRows() {
    assertThat(checks(false).check(0, ALL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"999, 1000, true", "1000, 1000, false", "0, 1, true"})
  void failsAJobWithFewerThanMinRecords(long records, int minRecords, boolean fails) {
    counts.add(records, RecordCounts.RECORDS);
    counts.add(records, RecordCounts.ACCEPTED_RECORDS);

    if (fails) {
      assertThatThrownBy(() -> checks(false).check(minRecords, ALL))
          .hasMessage(
              "the job received " + records + " records, fewer than \"min_records\": " + minRecords)
          .extracting(e -> ((AdvisedException) e).advice())
          .isEqualTo(Advice.CHECK_INPUT);
    } else {
      assertThat(checks(false).check(minRecords, ALL)).isEmpty();
    }
  }

  @Test
  void failsAJobThatSkippedMoreThanMaxSkipPercent() {
    counts.add(302, RecordCounts.RECORDS);
    counts.add(9, RecordCounts.ACCEPTED_RECORDS);
    skipped(93, "unknown_country");
    counts.add(200, RecordCounts.RECORDS_IN_SKIP_BATCHES);
    counts.add(200, RecordCounts.REASONS, "batch_given_up status 400");

    assertThatThrownBy(() -> checks(false).check(0, new BigDecimal("97.0")))
        .hasMessage(
            "293 of the job's 302 records were skipped (97.0 %), more than \"max_skip_percent\":"
                + " 97.0; the most frequent reasons: batch_given_up status 400 (200),"
                + " unknown_country (93)")
        .extracting(e -> ((AdvisedException) e).advice())
        .isEqualTo(Advice.READ_BATCHES);
    assertThat(checks(false).check(0, new BigDecimal("97.1")))
        .contains(
            "293 of the job's 302 records were skipped (97.0 %); the most frequent reasons:"
                + " batch_given_up status 400 (200), unknown_country (93)");
  }

  @Test
  void onlyWarnsBelow100RecordsWhateverMaxSkipPercentIs() {
    counts.add(99, RecordCounts.RECORDS);
    counts.add(1, RecordCounts.ACCEPTED_RECORDS);
    skipped(98, "no_identifier");

    assertThat(checks(false).check(0, BigDecimal.ZERO).orElseThrow())
        .startsWith("98 of the job's 99 records were skipped (99.0 %), more than");
  }

  @ParameterizedTest
  @CsvSource({"10, false", "11, true"})
  void warnsAboveTenPercent(long skipped, boolean warns) {
    counts.add(100, RecordCounts.RECORDS);
    counts.add(100 - skipped, RecordCounts.ACCEPTED_RECORDS);
    skipped(skipped, "no_identifier");

    assertThat(checks(false).check(0, ALL).isPresent()).isEqualTo(warns);
  }
}
