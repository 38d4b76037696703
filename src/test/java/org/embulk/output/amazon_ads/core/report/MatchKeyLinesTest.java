package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchKeyLinesTest {
  private final Counts counts = RecordCounts.zeros();

  @Test
  void saysNothingWithoutRecords() {
    assertThat(report(false)).isEmpty();
  }

  /** 5 keys in 3 records; 2 of 3 with EMAIL, 1 of 3 with PHONE, 2 with MAID, none with CITY. */
  @Test
  void tellsTheShareOfEachTypeWhatWasLeftOutAndTheMean() {
    accept(List.of("EMAIL", "PHONE"), List.of());
    accept(List.of("MAID"), List.of("EMAIL"));
    accept(List.of("MAID", "EMAIL"), List.of("PHONE", "CITY"));

    assertThat(report(false))
        .containsExactly(
            "Mean number of match keys in the accepted records: 1.67",
            "Match key EMAIL: in 66.7 % of the accepted records, left out of 1",
            "Match key PHONE: in 33.3 % of the accepted records, left out of 1",
            "Match key CITY: in 0.0 % of the accepted records, left out of 1",
            "Match key MAID: in 66.7 % of the accepted records, left out of 0");
  }

  @Test
  void speaksOfNoAcceptedRecordsInADryRun() {
    accept(List.of("EMAIL"), List.of());

    assertThat(report(true))
        .containsExactly(
            "Mean number of match keys in the records to send: 1.00",
            "Match key EMAIL: in 100.0 % of the records to send, left out of 0");
  }

  @Test
  void writesNumbersTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      accept(List.of("EMAIL"), List.of());
      accept(List.of("EMAIL", "PHONE"), List.of());

      assertThat(report(false))
          .containsExactly(
              "Mean number of match keys in the accepted records: 1.50",
              "Match key EMAIL: in 100.0 % of the accepted records, left out of 0",
              "Match key PHONE: in 50.0 % of the accepted records, left out of 0");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void roundsToOneDigitBehindThePoint() {
    for (int i = 0; i < 2999; i++) {
      accept(List.of("EMAIL"), List.of());
    }
    accept(List.of("PHONE"), List.of());

    assertThat(report(false))
        .contains(
            "Match key EMAIL: in 100.0 % of the accepted records, left out of 0",
            "Match key PHONE: in 0.0 % of the accepted records, left out of 0");
  }

  /** The lines behind the three that every report has. */
  private List<String> report(boolean dryRun) {
    List<String> lines =
        new ReportText(dryRun, all -> List.of()).ofOutput(counts, Optional.empty());
    return lines.subList(3, lines.size());
  }

  private void accept(List<String> sent, List<String> leftOut) {
    counts.add(1, "accepted_records");
    sent.forEach(type -> counts.add(1, "match_keys", type, "sent"));
    leftOut.forEach(type -> counts.add(1, "match_keys", type, "left_out"));
  }
}
