package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DryRunReportTest {
  private static final String NUMBERS =
      "Total records: 9, total skip records: 2, total batches: 1, total skip batches: 0";

  private final ReportText text = new ReportText(true, counts -> List.of());
  private final Counts counts = RecordCounts.zeros();

  DryRunReportTest() {
    counts.add(9, RecordCounts.RECORDS);
    counts.add(2, RecordCounts.SKIP_RECORDS);
    counts.add(1, RecordCounts.BATCHES);
    counts.add(7, RecordCounts.ACCEPTED_RECORDS);
    counts.add(2, RecordCounts.REASONS, "unknown_country");
  }

  @Test
  void saysInItsFirstLineThatNothingWasSent() {
    assertThat(text.totals(counts))
        .containsExactly(
            "************* REPORT (dry run: nothing was sent) *************",
            NUMBERS,
            "Records to send: 7");
  }

  @Test
  void saysItInTheSumsOfSeveralOutputsToo() {
    assertThat(text.totalsOfJob(2, counts))
        .containsExactly(
            "************* REPORT (dry run: nothing was sent, total of 2 outputs) *************",
            NUMBERS,
            "Records to send: 7");
  }

  @Test
  void speaksOfRecordsToSend() {
    counts.add(7, "match_keys", "EMAIL", "sent");

    assertThat(text.ofOutput(counts, Optional.of(Path.of("rejected-1.jsonl"))))
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
    assertThat(text.ofFailure(counts)).isEqualTo("after 9 records: none were sent (dry run)");
    assertThat(new ReportText(false, counts -> List.of()).ofFailure(counts))
        .isEqualTo("after 9 records: 7 were already accepted by Amazon, 0 may have been accepted");
  }
}
