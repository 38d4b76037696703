package org.embulk.output.amazon_ads_conversion.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.REQUESTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RETRIES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_RECORDS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale")
class ReportTextTest {
  private static final ReportText TEXT = new ReportText(false);

  private static List<String> lines(Tally tally) {
    return TEXT.ofOutput(new OutputReport(tally, new Coverage(List.of())), Optional.empty());
  }

  @Test
  void startsWithTheTwoLinesOfTreasureData() {
    Tally tally = new Tally();
    tally.add(RECORDS, 1);
    tally.add(ACCEPTED_RECORDS, 1);
    tally.add(BATCHES, 1);
    tally.add(REQUESTS, 1);

    assertThat(lines(tally))
        .containsExactly(
            "************* REPORT *************",
            "Total records: 1, total skip records: 0, total batches: 1, total skip batches: 0",
            "Accepted records: 1",
            "Requests: 1");
  }

  @Test
  void saysOfZerosThatNothingWasAccepted() {
    assertThat(lines(new Tally()))
        .containsExactly(
            "************* REPORT *************",
            "Total records: 0, total skip records: 0, total batches: 0, total skip batches: 0",
            "Accepted records: 0");
  }

  @Test
  void tellsEverythingThereIsWithTheMostFrequentReasonFirst() {
    assertThat(lines(everything()))
        .containsExactly(
            "************* REPORT *************",
            "Total records: 1203, total skip records: 12, total batches: 3,"
                + " total skip batches: 1",
            "Accepted records: 691",
            "Records in skipped batches: 500, of which 500 may have been accepted",
            "Requests: 9",
            "Retries: 6",
            "Not accepted, status 503: 500",
            "Not accepted, invalid_value: 10",
            "Not accepted, FIELD_VALUE_IS_INVALID at value: 1",
            "Not accepted, unknown_currency: 1");
  }

  @Test
  void keepsQuietAboutUncertaintyWhereThereIsNone() {
    Tally tally = new Tally();
    tally.add(RECORDS, 500);
    tally.add(RECORDS_IN_SKIP_BATCHES, 500);
    tally.add(SKIP_BATCHES, 1);
    tally.add(BATCHES, 1);

    assertThat(lines(tally)).contains("Records in skipped batches: 500");
  }

  @Test
  void printsTheSumsOfAJob() {
    assertThat(TEXT.totalsOfJob(2, new OutputReport(everything(), new Coverage(List.of()))))
        .containsExactly(
            "************* REPORT (total of 2 outputs) *************",
            "Total records: 1203, total skip records: 12, total batches: 3,"
                + " total skip batches: 1",
            "Accepted records: 691");
  }

  /** Neither of the two outputs mixes them. */
  @Test
  void checksTheDataOfAllOutputsTogether() {
    OutputReport sum = new OutputReport(new Tally(), new Coverage(List.of()));
    sum.dataCheck().set("email", DataCheck.Count.VALUES, 3);
    sum.dataCheck().set("email", DataCheck.Count.HEX_32, 3);
    OutputReport other = new OutputReport(new Tally(), new Coverage(List.of()));
    other.dataCheck().set("email", DataCheck.Count.VALUES, 4);
    sum.addAll(other);

    assertThat(TEXT.totalsOfJob(2, sum))
        .containsExactly(
            "************* REPORT (total of 2 outputs) *************",
            "Total records: 0, total skip records: 0, total batches: 0, total skip batches: 0",
            "Accepted records: 0",
            "Data check, email: 3 values are 32 hexadecimal characters, which look like MD5: send"
                + " plain values or SHA-256",
            "Data check, email: 3 hashed and 4 plain values are mixed: find out where each kind"
                + " comes from, and send plain values");
  }

  @Test
  void tellsOfAFailureWhatWasAcceptedAndWhatMayHaveBeen() {
    assertThat(TEXT.ofFailure(everything()))
        .isEqualTo(
            "failed after 1203 records: 691 were already accepted by Amazon,"
                + " 500 may have been accepted");
  }

  @Test
  void writesTheSameDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      startsWithTheTwoLinesOfTreasureData();
      tellsEverythingThereIsWithTheMostFrequentReasonFirst();
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Tally everything() {
    Tally tally = new Tally();
    tally.add(RECORDS, 1203);
    tally.add(SKIP_RECORDS, 12);
    tally.add(BATCHES, 3);
    tally.add(SKIP_BATCHES, 1);
    tally.add(ACCEPTED_RECORDS, 691);
    tally.add(RECORDS_IN_SKIP_BATCHES, 500);
    tally.add(UNCERTAIN_RECORDS, 500);
    tally.add(REQUESTS, 9);
    tally.add(RETRIES, 6);
    tally.addReason("unknown_currency", 1);
    tally.addReason("FIELD_VALUE_IS_INVALID at value", 1);
    tally.addReason("invalid_value", 10);
    tally.addReason("status 503", 500);
    return tally;
  }
}
