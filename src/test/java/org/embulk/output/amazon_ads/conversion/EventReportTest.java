package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.MATCH_KEYS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REQUESTS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RETRIES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SENT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.VALUES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.WITHOUT_OWN_ID;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale")
class EventReportTest {
  private static final Configs CONFIG = Configs.required().with("dataset_name", "web");
  private static final String TARGET = "Target: advertiser_id A1B2C3, region NA, dataset_name web";

  private final Counts counts = EventReport.zeros();

  private static EventReport report(Configs config, int outputs) {
    return new EventReport(
        config.settings(), outputs, () -> Duration.ofSeconds(3723).plusMillis(999));
  }

  private List<String> lines(Configs config) {
    return report(config, 1).ofOutput(counts, Optional.empty()).texts();
  }

  @Test
  void startsWithTheTwoLinesOfTreasureData() {
    counts.add(1, RECORDS);
    counts.add(1, ACCEPTED_RECORDS);
    counts.add(1, BATCHES);
    counts.add(1, REQUESTS);

    assertThat(lines(CONFIG))
        .containsExactly(
            "************* REPORT *************",
            "Total records: 1, total skip records: 0, total batches: 1, total skip batches: 0",
            "Accepted records: 1",
            "Requests: 1",
            TARGET,
            "Duration: 1:02:03");
  }

  @Test
  void hasThreeLinesOfZerosWithoutARow() {
    String[] expected = {
      "************* REPORT *************",
      "Total records: 0, total skip records: 0, total batches: 0, total skip batches: 0",
      "Accepted records: 0"
    };

    assertThat(report(CONFIG, 1).ofJob(counts, List.of()).texts()).containsExactly(expected);
    assertThat(report(CONFIG, 2).ofJob(counts, List.of()).texts()).containsExactly(expected);
  }

  @Test
  void tellsEverythingThereIsWithTheMostFrequentReasonFirst() {
    addEverything();

    assertThat(lines(CONFIG))
        .containsExactly(
            "************* REPORT *************",
            "Total records: 1203, total skip records: 12, total batches: 3,"
                + " total skip batches: 1",
            "Accepted records: 691",
            "Share accepted: 57.4 %",
            "Records in skipped batches: 500, of which 500 may have been accepted",
            "Requests: 9",
            "Retries: 6",
            "Not accepted, status 503: 500",
            "Not accepted, invalid_value: 10",
            "Not accepted, FIELD_VALUE_IS_INVALID at value: 1",
            "Not accepted, unknown_currency: 1",
            TARGET,
            "Duration: 1:02:03");
  }

  @Test
  void keepsQuietAboutUncertaintyWhereThereIsNone() {
    counts.add(500, RECORDS);
    counts.add(500, RECORDS_IN_SKIP_BATCHES);
    counts.add(1, SKIP_BATCHES);
    counts.add(1, BATCHES);

    assertThat(lines(CONFIG)).contains("Records in skipped batches: 500");
  }

  @Test
  void neverRoundsTheShareUpToAll() {
    counts.add(100_000, RECORDS);
    counts.add(99_999, ACCEPTED_RECORDS);
    counts.add(1, SKIP_RECORDS);

    assertThat(lines(CONFIG)).contains("Share accepted: 99.9 %");
  }

  @Test
  void tellsTimesValuesAndIdsOfTheAcceptedEvents() {
    counts.add(6, RECORDS);
    counts.add(6, ACCEPTED_RECORDS);
    EventReport.countTime(Instant.parse("2026-11-20T08:30:00Z"), counts);
    EventReport.countTime(Instant.parse("2026-11-19T23:59:59.500Z"), counts);
    EventReport.countTime(Instant.parse("2026-11-20T01:00:00Z"), counts);
    counts.add(129950, VALUES, "EUR");
    counts.add(5, VALUES, "EUR");
    counts.add(2000, VALUES, EventReport.NO_CURRENCY);
    counts.add(3, EventReport.PURCHASES_WITHOUT_VALUE);
    counts.add(2, WITHOUT_OWN_ID);

    assertThat(lines(CONFIG).subList(3, 9))
        .containsExactly(
            TARGET,
            "Duration: 1:02:03",
            "Event times: 2026-11-19T23:59:59.500Z to 2026-11-20T08:30:00Z",
            "Sum of the values: 1299.55 EUR, 20.00 without a currency",
            "Purchases without a value: 3",
            "Records without an event_id of their own: 2 (running the job again counts them"
                + " twice)");
  }

  @Test
  void saysThatRowHashMakesIdsThatStay() {
    counts.add(2, RECORDS);
    counts.add(2, ACCEPTED_RECORDS);
    counts.add(2, WITHOUT_OWN_ID);

    assertThat(lines(CONFIG.with("event_id_fallback", "ROW_HASH")))
        .contains(
            "Records without an event_id of their own: 2 (ROW_HASH gives them the same id in every"
                + " run)");
  }

  @Test
  void hasThreeLinesOnlyIfItIsOneOfSeveralOutputs() {
    addEverything();

    assertThat(report(CONFIG, 2).ofOutput(counts, Optional.of(Path.of("r.jsonl"))).texts())
        .containsExactly(
            "************* REPORT *************",
            "Total records: 1203, total skip records: 12, total batches: 3,"
                + " total skip batches: 1",
            "Accepted records: 691");
  }

  /** Neither of the two outputs mixes digests and plain values. */
  @Test
  void saysEverythingInTheSumOfSeveralOutputs() {
    counts.add(7, RECORDS);
    counts.add(7, ACCEPTED_RECORDS);
    counts.set(3, "data_check", "email", "values");
    counts.set(3, "data_check", "email", "hex_32");
    counts.add(3, "warnings", "old_events");
    Counts other = EventReport.zeros();
    other.set(4, "data_check", "email", "values");
    counts.addAll(other);

    assertThat(report(CONFIG, 2).ofJob(counts, List.of("a.jsonl", "b.jsonl")).texts())
        .containsExactly(
            "************* REPORT (total of 2 outputs) *************",
            "Total records: 7, total skip records: 0, total batches: 0, total skip batches: 0",
            "Accepted records: 7",
            TARGET,
            "Duration: 1:02:03",
            "Records that were not accepted are listed in a.jsonl",
            "Records that were not accepted are listed in b.jsonl",
            "Warning: events from more than 21 days ago, which Amazon may refuse: 3",
            "Data check, email: 3 values are 32 hexadecimal characters, which look like MD5: send"
                + " plain values or SHA-256",
            "Data check, email: 3 hashed and 4 plain values are mixed: find out where each kind"
                + " comes from, and send plain values");
  }

  @Test
  void saysThatADryRunSentNothing() {
    Configs dryRun = CONFIG.with("dry_run", true);
    counts.add(9, RECORDS);
    counts.add(2, SKIP_RECORDS);
    counts.add(1, BATCHES);
    counts.add(7, ACCEPTED_RECORDS);
    counts.add(2, REASONS, "unknown_country");
    counts.add(7, MATCH_KEYS, "EMAIL", SENT);
    String numbers =
        "Total records: 9, total skip records: 2, total batches: 1, total skip batches: 0";

    assertThat(lines(dryRun))
        .containsExactly(
            "************* REPORT (dry run: nothing was sent) *************",
            numbers,
            "Records to send: 7",
            "Share to send: 77.7 %",
            "Not accepted, unknown_country: 2",
            TARGET,
            "Duration: 1:02:03",
            "Mean number of match keys in the records to send: 1.00",
            "Match key EMAIL: in 100.0 % of the records to send");
    assertThat(report(dryRun, 2).ofJob(counts, List.of()).texts())
        .startsWith(
            "************* REPORT (dry run: nothing was sent, total of 2 outputs) *************",
            numbers,
            "Records to send: 7");
    assertThat(report(dryRun, 1).records().ofFailure(counts))
        .isEqualTo("after 9 records: nothing was sent (dry run)");
  }

  @Test
  void tellsTheShareOfClicks() {
    counts.add(8, RECORDS);
    counts.add(8, ACCEPTED_RECORDS);
    counts.add(1, EventReport.CLICK_TOKENS);

    assertThat(lines(CONFIG)).contains("Click tokens: in 12.5 % of the accepted records");
    assertThat(lines(CONFIG.with("dry_run", true)))
        .contains("Click tokens: in 12.5 % of the records to send");
  }

  @Test
  void tellsOfAFailureWhatWasAcceptedAndWhatMayHaveBeen() {
    addEverything();

    assertThat(report(CONFIG, 1).records().ofFailure(counts))
        .isEqualTo(
            "after 1203 records: 691 were already accepted by Amazon,"
                + " 500 may have been accepted");
  }

  @Test
  void writesTheSameDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      saysThatADryRunSentNothing();
    } finally {
      Locale.setDefault(before);
    }
  }

  private void addEverything() {
    counts.add(1203, RECORDS);
    counts.add(12, SKIP_RECORDS);
    counts.add(3, BATCHES);
    counts.add(1, SKIP_BATCHES);
    counts.add(691, ACCEPTED_RECORDS);
    counts.add(500, RECORDS_IN_SKIP_BATCHES);
    counts.add(500, UNCERTAIN_RECORDS);
    counts.add(9, REQUESTS);
    counts.add(6, RETRIES);
    counts.add(1, REASONS, "unknown_currency");
    counts.add(1, REASONS, "FIELD_VALUE_IS_INVALID at value");
    counts.add(10, REASONS, "invalid_value");
    counts.add(500, REASONS, "status 503");
  }
}
