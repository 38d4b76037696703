package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.Test;

class AcceptanceCheckTest {
  private static final String WHAT_TO_DO =
      ". A column is probably mapped wrongly: run with \"dry_run\" and see in the files of"
          + " \"rejected_records_path\" which column each record fails on";

  private final Counts counts = RecordCounts.zeros();

  @Test
  void failsAJobOf100RecordsOfWhichNoneWasAcceptedAndNamesThreeReasons() {
    counts.add(100, RecordCounts.RECORDS);
    counts.add(20, RecordCounts.REASONS, "invalid_value");
    counts.add(67, RecordCounts.REASONS, "unknown_country");
    counts.add(3, RecordCounts.REASONS, "no_identifier");
    counts.add(10, RecordCounts.REASONS, "unknown_currency");

    assertThatThrownBy(() -> AcceptanceCheck.check(counts, false, Verb.ACCEPTED))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "none of the job's 100 records was accepted; the most frequent reasons:"
                + " unknown_country (67), invalid_value (20), unknown_currency (10)"
                + WHAT_TO_DO);
  }

  @Test
  void onlyWarnsOfAJobOf99Records() {
    counts.add(99, RecordCounts.RECORDS);
    counts.add(99, RecordCounts.REASONS, "invalid_value");

    assertThat(AcceptanceCheck.check(counts, false, Verb.ACCEPTED))
        .contains(
            "none of the job's 99 records was accepted; the most frequent reasons:"
                + " invalid_value (99)"
                + WHAT_TO_DO);
  }

  @Test
  void doesNotTakeUncertainRecordsForAcceptedOnes() {
    counts.add(100, RecordCounts.RECORDS);
    counts.add(100, RecordCounts.UNCERTAIN_RECORDS);
    counts.add(100, RecordCounts.RECORDS_IN_SKIP_BATCHES);
    counts.add(100, RecordCounts.REASONS, "batch_given_up status 504");

    assertThatThrownBy(() -> AcceptanceCheck.check(counts, false, Verb.ACCEPTED))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "none of the job's 100 records was accepted, though 100 may have been; the most"
                + " frequent reasons: batch_given_up status 504 (100). The service is down or the"
                + " config is wrong: the log says of each batch why it was given up");
  }

  @Test
  void saysInADryRunThatNothingWouldBeSent() {
    counts.add(250, RecordCounts.RECORDS);
    counts.add(250, RecordCounts.REASONS, "invalid_value");

    assertThatThrownBy(() -> AcceptanceCheck.check(counts, true, Verb.ACCEPTED))
        .hasMessage(
            "none of the job's 250 records would be sent; the most frequent reasons:"
                + " invalid_value (250). A column is probably mapped wrongly: see in the files of"
                + " \"rejected_records_path\" which column each record fails on");
  }

  @Test
  void isContentWithOneAcceptedRecordAndWithAJobWithoutRows() {
    assertThat(AcceptanceCheck.check(counts, false, Verb.ACCEPTED)).isEmpty();
    counts.add(1000, RecordCounts.RECORDS);
    counts.add(1, RecordCounts.ACCEPTED_RECORDS);
    assertThat(AcceptanceCheck.check(counts, false, Verb.ACCEPTED)).isEmpty();
  }
}
