package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.junit.jupiter.api.Test;

class MatchKeyLinesTest {
  private final Counts counts = RecordCounts.zeros();

  @Test
  void saysNothingWithoutRecords() {
    assertThat(report(false)).isEmpty();
  }

  /** 7 keys in 5 records; 2 of 5 with EMAIL, 1 with PHONE, 4 with MAID, none with POSTAL. */
  @Test
  void tellsTheShareOfEachTypeWhatWasLeftOutAndTheMean() {
    accept(List.of("EMAIL", "PHONE"), Map.of());
    accept(List.of("MAID"), Map.of("EMAIL", "not an e-mail address"));
    accept(
        List.of("MAID", "EMAIL"), Map.of("PHONE", "not a possible number", "POSTAL", "a fraction"));
    accept(List.of("MAID"), Map.of("POSTAL", "not a complete postal code"));
    accept(List.of("MAID"), Map.of("POSTAL", "not a complete postal code"));

    assertThat(report(false))
        .containsExactly(
            "Mean number of match keys in the accepted records: 1.40",
            "Match key EMAIL: in 40.0 % of the accepted records; left out of 1 (not an e-mail"
                + " address 1)",
            "Match key PHONE: in 20.0 % of the accepted records; left out of 1 (not a possible"
                + " number 1)",
            "Match key POSTAL: in 0.0 % of the accepted records; left out of 3 (not a complete"
                + " postal code 2, a fraction 1)",
            "Match key MAID: in 80.0 % of the accepted records");
  }

  @Test
  void speaksOfNoAcceptedRecordsInADryRun() {
    accept(List.of("EMAIL"), Map.of());

    assertThat(report(true))
        .containsExactly(
            "Mean number of match keys in the records to send: 1.00",
            "Match key EMAIL: in 100.0 % of the records to send");
  }

  @Test
  void writesNumbersTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      accept(List.of("EMAIL"), Map.of());
      accept(List.of("EMAIL", "PHONE"), Map.of());

      assertThat(report(false))
          .containsExactly(
              "Mean number of match keys in the accepted records: 1.50",
              "Match key EMAIL: in 100.0 % of the accepted records",
              "Match key PHONE: in 50.0 % of the accepted records");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void roundsToOneDigitBehindThePoint() {
    for (int i = 0; i < 2999; i++) {
      accept(List.of("EMAIL"), Map.of());
    }
    accept(List.of("PHONE"), Map.of());

    assertThat(report(false))
        .contains(
            "Match key EMAIL: in 100.0 % of the accepted records",
            "Match key PHONE: in 0.0 % of the accepted records");
  }

  private List<String> report(boolean dryRun) {
    ReportLines lines = new ReportLines();
    new RecordLines(dryRun, Verb.ACCEPTED).addIdentifiers(lines, counts, MatchKeyType::column);
    return lines.texts();
  }

  private void accept(List<String> sent, Map<String, String> leftOut) {
    counts.add(1, "accepted_records");
    sent.forEach(type -> counts.add(1, "match_keys", type, "sent"));
    leftOut.forEach(
        (type, reason) -> {
          counts.add(1, "match_keys", type, "left_out");
          counts.add(1, "match_keys", type, "left_out_reasons", reason);
        });
  }
}
