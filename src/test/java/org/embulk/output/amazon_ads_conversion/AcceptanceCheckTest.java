package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.output.amazon_ads_conversion.report.Tally.Count;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.Test;

class AcceptanceCheckTest {
  private static final String WHAT_TO_DO =
      ". A column is probably mapped wrongly: run with \"dry_run\" and see in the files of"
          + " \"rejected_records_path\" which column each record fails on";

  private final Tally tally = new Tally();

  @Test
  void failsAJobOf100RecordsOfWhichNoneWasAcceptedAndNamesThreeReasons() {
    tally.add(Count.RECORDS, 100);
    tally.addReason("invalid_value", 20);
    tally.addReason("unknown_country", 67);
    tally.addReason("no_identifier", 3);
    tally.addReason("unknown_currency", 10);

    assertThatThrownBy(() -> AcceptanceCheck.check(tally, false))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "not one of the job's 100 records was accepted; the most frequent reasons:"
                + " unknown_country (67), invalid_value (20), unknown_currency (10)"
                + WHAT_TO_DO);
  }

  @Test
  void onlyWarnsOfAJobOf99Records() {
    tally.add(Count.RECORDS, 99);
    tally.addReason("invalid_value", 99);

    assertThat(AcceptanceCheck.check(tally, false))
        .contains(
            "not one of the job's 99 records was accepted; the most frequent reasons:"
                + " invalid_value (99)"
                + WHAT_TO_DO);
  }

  @Test
  void doesNotTakeUncertainRecordsForAcceptedOnes() {
    tally.add(Count.RECORDS, 100);
    tally.add(Count.UNCERTAIN_RECORDS, 100);
    tally.add(Count.RECORDS_IN_SKIP_BATCHES, 100);
    tally.addReason("batch_given_up status 504", 100);

    assertThatThrownBy(() -> AcceptanceCheck.check(tally, false))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "not one of the job's 100 records was accepted, though 100 may have been; the most"
                + " frequent reasons: batch_given_up status 504 (100). The service is down or the"
                + " config is wrong: the log says of each batch why it was given up");
  }

  @Test
  void saysInADryRunThatNothingWouldBeSent() {
    tally.add(Count.RECORDS, 250);
    tally.addReason("invalid_value", 250);

    assertThatThrownBy(() -> AcceptanceCheck.check(tally, true))
        .hasMessage(
            "not one of the job's 250 records would be sent; the most frequent reasons:"
                + " invalid_value (250). A column is probably mapped wrongly: see in the files of"
                + " \"rejected_records_path\" which column each record fails on");
  }

  @Test
  void isContentWithOneAcceptedRecordAndWithAJobWithoutRows() {
    assertThat(AcceptanceCheck.check(tally, false)).isEmpty();
    tally.add(Count.RECORDS, 1000);
    tally.add(Count.ACCEPTED_RECORDS, 1);
    assertThat(AcceptanceCheck.check(tally, false)).isEmpty();
  }
}
