package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REQUESTS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RETRIES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale")
class ReportTextTest {
  private static final ReportText TEXT = new ReportText(false, counts -> List.of());

  private static List<String> lines(Counts counts) {
    return TEXT.ofOutput(counts, Optional.empty());
  }

  @Test
  void startsWithTheTwoLinesOfTreasureData() {
    Counts counts = RecordCounts.zeros();
    counts.add(1, RECORDS);
    counts.add(1, ACCEPTED_RECORDS);
    counts.add(1, BATCHES);
    counts.add(1, REQUESTS);

    assertThat(lines(counts))
        .containsExactly(
            "************* REPORT *************",
            "Total records: 1, total skip records: 0, total batches: 1, total skip batches: 0",
            "Accepted records: 1",
            "Requests: 1");
  }

  @Test
  void saysOfZerosThatNothingWasAccepted() {
    assertThat(lines(RecordCounts.zeros()))
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
    Counts counts = RecordCounts.zeros();
    counts.add(500, RECORDS);
    counts.add(500, RECORDS_IN_SKIP_BATCHES);
    counts.add(1, SKIP_BATCHES);
    counts.add(1, BATCHES);

    assertThat(lines(counts)).contains("Records in skipped batches: 500");
  }

  @Test
  void printsTheSumsOfAJob() {
    assertThat(TEXT.totalsOfJob(2, everything()))
        .containsExactly(
            "************* REPORT (total of 2 outputs) *************",
            "Total records: 1203, total skip records: 12, total batches: 3,"
                + " total skip batches: 1",
            "Accepted records: 691");
  }

  /** Neither of the two outputs mixes them. */
  @Test
  void checksTheDataOfAllOutputsTogether() {
    Counts sum = RecordCounts.zeros();
    sum.set(3, "data_check", "email", "values");
    sum.set(3, "data_check", "email", "hex_32");
    Counts other = RecordCounts.zeros();
    other.set(4, "data_check", "email", "values");
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
  void hasThePluginsOwnWarningsBeforeTheMatchKeys() {
    Counts counts = RecordCounts.zeros();
    counts.add(1, RecordCounts.ACCEPTED_RECORDS);
    counts.add(1, RecordCounts.MATCH_KEYS, "EMAIL", RecordCounts.SENT);
    ReportText text =
        new ReportText(
            false, all -> List.of("Warning: beware of " + all.get(RecordCounts.ACCEPTED_RECORDS)));

    List<String> lines = text.ofOutput(counts, Optional.empty());

    assertThat(lines.subList(3, 5))
        .containsExactly(
            "Warning: beware of 1", "Mean number of match keys in the accepted records: 1.00");
  }

  @Test
  void tellsOfAFailureWhatWasAcceptedAndWhatMayHaveBeen() {
    assertThat(TEXT.ofFailure(everything()))
        .isEqualTo(
            "after 1203 records: 691 were already accepted by Amazon,"
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

  private static Counts everything() {
    Counts counts = RecordCounts.zeros();
    counts.add(1203, RECORDS);
    counts.add(12, SKIP_RECORDS);
    counts.add(3, BATCHES);
    counts.add(1, SKIP_BATCHES);
    counts.add(691, ACCEPTED_RECORDS);
    counts.add(500, RECORDS_IN_SKIP_BATCHES);
    counts.add(500, UNCERTAIN_RECORDS);
    counts.add(9, REQUESTS);
    counts.add(6, RETRIES);
    counts.add(1, RecordCounts.REASONS, "unknown_currency");
    counts.add(1, RecordCounts.REASONS, "FIELD_VALUE_IS_INVALID at value");
    counts.add(10, RecordCounts.REASONS, "invalid_value");
    counts.add(500, RecordCounts.REASONS, "status 503");
    return counts;
  }
}
