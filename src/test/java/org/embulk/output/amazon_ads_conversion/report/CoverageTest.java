package org.embulk.output.amazon_ads_conversion.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.report.Tally.Count;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private final Coverage coverage = new Coverage(List.of("EMAIL", "PHONE", "CITY", "MAID"));

  @Test
  void saysNothingWithoutRecords() {
    assertThat(report(false)).isEmpty();
  }

  /** 5 keys in 3 records; 2 of 3 with EMAIL, 1 of 3 with PHONE, 2 with MAID, none with CITY. */
  @Test
  void tellsTheShareOfEachTypeWhatWasLeftOutAndTheMean() {
    coverage.add(1, Map.of("EMAIL", 1L, "PHONE", 1L), Map.of());
    coverage.add(1, Map.of("MAID", 1L), Map.of("EMAIL", 1L));
    coverage.add(1, Map.of("MAID", 1L, "EMAIL", 1L), Map.of("PHONE", 1L, "CITY", 1L));

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
    coverage.add(1, Map.of("EMAIL", 1L), Map.of());

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
      coverage.add(1, Map.of("EMAIL", 1L), Map.of());
      coverage.add(1, Map.of("EMAIL", 1L, "PHONE", 1L), Map.of());

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
      coverage.add(1, Map.of("EMAIL", 1L), Map.of());
    }
    coverage.add(1, Map.of("PHONE", 1L), Map.of());

    assertThat(report(false))
        .contains(
            "Match key EMAIL: in 100.0 % of the accepted records, left out of 0",
            "Match key PHONE: in 0.0 % of the accepted records, left out of 0");
  }

  /** The lines behind the three that every report has. */
  private List<String> report(boolean dryRun) {
    Tally tally = new Tally();
    tally.add(Count.RECORDS, 3);
    List<String> lines =
        new ReportText(dryRun).ofOutput(new OutputReport(tally, coverage), Optional.empty());
    return lines.subList(3, lines.size());
  }
}
