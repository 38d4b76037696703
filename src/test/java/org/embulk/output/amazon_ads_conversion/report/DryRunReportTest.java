package org.embulk.output.amazon_ads_conversion.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.report.Tally.Count;
import org.junit.jupiter.api.Test;

class DryRunReportTest {
  private static final String NUMBERS =
      "Total records: 9, total skip records: 2, total batches: 1, total skip batches: 0";

  private final ReportText text = new ReportText(true);
  private final Tally tally = new Tally();

  DryRunReportTest() {
    tally.add(Count.RECORDS, 9);
    tally.add(Count.SKIP_RECORDS, 2);
    tally.add(Count.BATCHES, 1);
    tally.add(Count.ACCEPTED_RECORDS, 7);
    tally.addReason("unknown_country", 2);
  }

  @Test
  void saysInItsFirstLineThatNothingWasSent() {
    assertThat(text.totals(tally))
        .containsExactly(
            "************* REPORT (dry run: nothing was sent) *************",
            NUMBERS,
            "Records to send: 7");
  }

  @Test
  void saysItInTheSumsOfSeveralOutputsToo() {
    assertThat(text.totalsOfJob(2, new OutputReport(tally, new Coverage(List.of()))))
        .containsExactly(
            "************* REPORT (dry run: nothing was sent, total of 2 outputs) *************",
            NUMBERS,
            "Records to send: 7");
  }

  @Test
  void speaksOfRecordsToSend() {
    Coverage coverage = new Coverage(List.of("EMAIL"));
    coverage.add(1, Map.of("EMAIL", 1L), Map.of());

    assertThat(
            text.ofOutput(
                new OutputReport(tally, coverage), Optional.of(Path.of("rejected-1.jsonl"))))
        .containsExactly(
            "************* REPORT (dry run: nothing was sent) *************",
            NUMBERS,
            "Records to send: 7",
            "Not accepted, unknown_country: 2",
            "Records that were not accepted are listed in rejected-1.jsonl",
            "Mean number of match keys in the records to send: 1.00",
            "Match key EMAIL: in 100.0 % of the records to send, left out of 0");
  }

  @Test
  void doesNotSayThatAmazonAcceptedAnythingOfAnOutputThatFails() {
    assertThat(text.ofFailure(tally)).isEqualTo("failed after 9 records: none were sent (dry run)");
    assertThat(new ReportText(false).ofFailure(tally))
        .isEqualTo(
            "failed after 9 records: 7 were already accepted by Amazon, 0 may have been accepted");
  }
}
