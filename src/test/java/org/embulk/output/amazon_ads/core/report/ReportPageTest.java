package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.conversion.EventReason;
import org.embulk.output.amazon_ads.conversion.EventReport;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.row.Reason;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  @TempDir private Path folder;

  private static ReportFile report(boolean dryRun, Verb verb, String status) {
    return new ReportFile(new RecordLines(dryRun, verb))
        .put("plugin_version", "0.1.0")
        .put("embulk_version", "0.11.4")
        .put("java_version", "17.0.15")
        .put("started_at", Instant.parse("2026-11-21T00:00:09.007Z"))
        .put("ended_at", Instant.parse("2026-11-21T00:16:31.250Z"))
        .put("status", status);
  }

  private HtmlPage page(ReportFile report) throws Exception {
    report.write(folder.resolve("report.html"));
    return HtmlPage.read(folder.resolve("report.html"));
  }

  /** The numbers of the REPORT in docs/report.md. */
  private static Counts everything() {
    Counts counts = EventReport.zeros();
    counts.set(1203, "records");
    counts.set(4, "skip_records");
    counts.set(3, "batches");
    counts.set(1, "skip_batches");
    counts.set(999, "accepted_records");
    counts.set(200, "records_in_skip_batches");
    counts.set(200, "uncertain_records");
    counts.set(12345, "requests");
    counts.set(200, "reasons", "batch_given_up status 504");
    counts.set(3, "reasons", "unknown_currency");
    counts.set(1, "reasons", "refused_by_amazon SOME_CODE at events[].eventTime");
    counts.set(481, "match_keys", "PHONE", "sent");
    counts.set(17, "match_keys", "PHONE", "left_out");
    counts.set(15, "match_keys", "PHONE", "left_out_reasons", "not a possible phone number");
    counts.set(2, "match_keys", "PHONE", "left_out_reasons", "one digit over and over");
    counts.set(961, "match_keys", "EMAIL", "sent");
    counts.set(0, "match_keys", "EMAIL", "left_out");
    counts.set(1171, "data_check", "email", "values");
    counts.set(7, "data_check", "email", "placeholder");
    counts.set(4821050, "values", "EUR");
    counts.set(Instant.parse("2026-10-02T08:15:00Z").toEpochMilli(), "first_time");
    counts.set(Instant.parse("2026-11-21T01:30:00Z").toEpochMilli(), "last_time");
    return counts;
  }

  private static ReportFile fullReport() {
    ReportLines doubts = new ReportLines();
    doubts.warnIfAny("events from more than 21 days ago, which Amazon may refuse", 40);
    Counts other = EventReport.zeros();
    other.set(1000, "records");
    other.set(700, "accepted_records");
    Counts uploads = new Counts();
    uploads.set(3, "batches");
    uploads.set(0, "failed_batches");
    uploads.set(2, "invalid_reasons", "Invalid hash");
    return report(false, Verb.ACCEPTED, "failed")
        .put("message", "output 1, batch 2: status 504; run the job again later")
        .put("advertiser_id", "1234567890")
        .put("region", "NA")
        .put("dataset_name", "web_conversions")
        .put("upload_status", uploads)
        .warnings(List.of("Unused columns, which are not sent: \"curency_code\""))
        .outputs(Map.of(1, everything(), 2, other), everything(), List.of(3, 4))
        .findings(doubts, everything(), MatchKeyType::column);
  }

  @Test
  void hasASectionForEverythingThatThereIs() throws Exception {
    assertThat(page(fullReport()).headings())
        .containsExactly(
            "h1 The job failed",
            "h2 Records",
            "h2 Why records were left out",
            "h2 Match keys",
            "h2 Data check",
            "h2 Warnings",
            "h2 Uploads",
            "h2 Outputs",
            "h2 Numbers",
            "h2 Target, times and versions");
  }

  @Test
  void saysFirstWhatHasHappenedAndWhatToDo() throws Exception {
    HtmlPage page = page(fullReport());

    assertThat(page.title()).isEqualTo("The job failed, 2026-11-21T00:16:31.250Z");
    assertThat(page.paragraphs())
        .startsWith(
            "output 1, batch 2: status 504; run the job again later",
            "999 of 1,203 records were accepted.",
            "Outputs not included, since nothing is known of them here: 3, 4.");
  }

  @Test
  void showsWhatBecameOfTheRecordsAsBars() throws Exception {
    HtmlPage page = page(fullReport());

    assertThat(page.table("Records"))
        .containsExactly(
            List.of("What became of them", "Records"),
            List.of("Accepted", "999 (83.0 %)\nAmazon has taken them."),
            List.of("Skipped", "4 (0.3 %)\nOne by one: invalid, or refused by Amazon."),
            List.of("In skipped batches", "200 (16.6 %)\nTheir batches were given up."));
    assertThat(page.bars("Records")).containsExactly("83.0", "1.0", "16.6");
    assertThat(page.paragraphs())
        .contains(
            "Of the others, 200 may have been accepted although no answer of Amazon says so.");
  }

  @Test
  void showsWhichRecordsHaveNoOutcome() throws Exception {
    Counts counts = EventReport.zeros();
    counts.set(30, "records");
    counts.set(10, "skip_records");

    assertThat(
            page(report(false, Verb.ACCEPTED, "failed").outputs(Map.of(), counts, List.of()))
                .table("Records"))
        .endsWith(
            List.of("Accepted", "0 (0.0 %)\nAmazon has taken them."),
            List.of("Skipped", "10 (33.3 %)\nOne by one: invalid, or refused by Amazon."),
            List.of("Without an outcome", "20 (66.6 %)\nNot sent, or in flight, at the end."));
  }

  @Test
  void saysOfEachReasonWhatToDoTheMostFrequentFirst() throws Exception {
    assertThat(page(fullReport()).table("Why records were left out"))
        .containsExactly(
            List.of("Reason", "Records, and what to do"),
            List.of(
                "batch_given_up status 504",
                "200\nAfter a timeout, a 429 or a 5xx, send these records again later. Otherwise correct"
                    + " what the log says of the batch."),
            List.of("unknown_currency", "3\nUse a currency code that Amazon knows, such as EUR."),
            List.of(
                "refused_by_amazon SOME_CODE at events[].eventTime",
                "1\nCorrect what Amazon's code and field name, and send these records again."));
  }

  @Test
  void showsMatchKeysByCoverageWithWhyTheyWereLeftOut() throws Exception {
    HtmlPage page = page(fullReport());

    assertThat(page.table("Match keys"))
        .containsExactly(
            List.of("Key", "Coverage of the accepted records"),
            List.of("EMAIL", "96.2 %"),
            List.of(
                "PHONE",
                "48.1 %\nLeft out of 17: not a possible phone number 15, one digit over and over 2"));
    assertThat(page.bars("Match keys")).containsExactly("96.2", "48.1");
  }

  @Test
  void listsFindingsAndWarningsInTheWordsOfTheLog() throws Exception {
    HtmlPage page = page(fullReport());

    assertThat(page.list("Data check"))
        .containsExactly(
            "email: 7 values look like placeholders, such as null, n/a or a test address: leave"
                + " such cells empty");
    assertThat(page.list("Warnings"))
        .containsExactly(
            "Unused columns, which are not sent: \"curency_code\"",
            "events from more than 21 days ago, which Amazon may refuse: 40");
  }

  @Test
  void hasATableOfSeveralOutputs() throws Exception {
    assertThat(page(fullReport()).table("Outputs"))
        .containsExactlyInAnyOrder(
            List.of(
                "Output",
                "Records",
                "Accepted records",
                "Skip records",
                "Records in skip batches",
                "Uncertain records",
                "Unsettled records"),
            List.of("1", "1,203", "999", "4", "200", "200", "0"),
            List.of("2", "1,000", "700", "0", "0", "0", "300"));
  }

  @Test
  void tellsUploadsNumbersTargetTimesAndVersions() throws Exception {
    HtmlPage page = page(fullReport());

    assertThat(page.table("Uploads"))
        .containsExactly(
            List.of("What", "How many"),
            List.of("Batches", "3"),
            List.of("Invalid: Invalid hash", "2"));
    assertThat(page.table("Numbers"))
        .contains(
            List.of("Requests", "12,345"),
            List.of("First time", "2026-10-02T08:15:00.000Z"),
            List.of("Last time", "2026-11-21T01:30:00.000Z"),
            List.of("Sum of the values, EUR", "48210.50"))
        .doesNotContain(List.of("Retries", "0"));
    assertThat(page.table("Target, times and versions"))
        .containsExactly(
            List.of("What", "Value"),
            List.of("Plugin version", "0.1.0"),
            List.of("Embulk version", "0.11.4"),
            List.of("Java version", "17.0.15"),
            List.of("Started at", "2026-11-21T00:00:09.007Z"),
            List.of("Ended at", "2026-11-21T00:16:31.250Z"),
            List.of("Status", "failed"),
            List.of("Advertiser id", "1234567890"),
            List.of("Region", "NA"),
            List.of("Dataset name", "web_conversions"),
            List.of("Duration", "0:16:22"));
  }

  @Test
  void saysOfAnEmptyJobThatThereWasNothing() throws Exception {
    Counts nothing = EventReport.zeros();

    HtmlPage page =
        page(
            report(false, Verb.ACCEPTED, "succeeded")
                .warnings(List.of())
                .outputs(Map.of(1, nothing), nothing, List.of())
                .findings(new ReportLines(), nothing, MatchKeyType::column));

    assertThat(page.headings())
        .containsExactly("h1 The job succeeded", "h2 Target, times and versions");
    assertThat(page.paragraphs()).containsExactly("No record was processed.");
  }

  @ParameterizedTest
  @CsvSource({
    "true, ACCEPTED, failed, The dry run failed, 6 of 10 records would be sent., To send",
    "false, ACCEPTED, aborted, The job was ended by a signal, 6 of 10 records were accepted., Accepted",
    "false, UPLOADED, succeeded, The job succeeded, 6 of 10 records were uploaded., Uploaded"
  })
  void callsRecordsWhatTheLogCallsThem(
      boolean dryRun, Verb verb, String status, String heading, String summary, String row)
      throws Exception {
    Counts counts = EventReport.zeros();
    counts.set(10, "records");
    counts.set(6, "accepted_records");

    HtmlPage page = page(report(dryRun, verb, status).outputs(Map.of(), counts, List.of()));

    assertThat(page.headings()).first().isEqualTo("h1 " + heading);
    assertThat(page.paragraphs()).startsWith(summary);
    assertThat(page.table("Records").get(1))
        .satisfies(cells -> assertThat(cells.get(0)).isEqualTo(row));
  }

  /** Uploads that failed after Amazon had taken them: their keys were sent. */
  @Test
  void countsTheMatchKeysOfFailedUploads() throws Exception {
    Counts counts = EventReport.zeros();
    counts.set(4, "records");
    counts.set(1, "accepted_records");
    counts.set(3, "records_in_skip_batches");
    counts.set(3, "records_in_failed_uploads");
    counts.set(2, "match_keys", "EMAIL", "sent");

    HtmlPage page =
        page(report(false, Verb.UPLOADED, "succeeded").outputs(Map.of(), counts, List.of()));

    assertThat(page.table("Match keys").get(1)).containsExactly("EMAIL", "50.0 %");
  }

  /** What a user may have written: markup, a place of the template, what no page may hold. */
  @Test
  void showsEveryTextAsItIs() throws Exception {
    String text = "<script>alert(1)</script> & \"x\" 'y' {content} {title} &amp; Ü 😀";
    Counts counts = everything();
    counts.set(9, "reasons", text);
    counts.set(9, "match_keys", text, "sent");
    counts.set(7, "match_keys", text, "left_out");
    counts.set(7, "match_keys", text, "left_out_reasons", text);
    counts.set(100, "values", text);
    Counts uploads = new Counts();
    uploads.set(1, "invalid_reasons", text);
    ReportLines doubts = new ReportLines();
    doubts.warn(text);

    HtmlPage page =
        page(
            report(false, Verb.ACCEPTED, "failed")
                .put("message", text + "\n- second line")
                .put("dataset_name", text)
                .put("upload_status", uploads)
                .warnings(List.of(text))
                .outputs(Map.of(), counts, List.of())
                .findings(doubts, counts, MatchKeyType::column));

    assertThat(page.source()).doesNotContain("<script", "& ", "\"x\"", "'y'");
    assertThat(page.paragraphs()).startsWith(text + "\n- second line");
    assertThat(page.table("Why records were left out")).contains(List.of(text, "9"));
    assertThat(page.table("Match keys"))
        .contains(List.of(text, "0.9 %\nLeft out of 7: " + text + " 7"));
    assertThat(page.list("Warnings")).containsExactly(text, text);
    assertThat(page.table("Uploads")).contains(List.of("Invalid: " + text, "1"));
    assertThat(page.table("Numbers")).contains(List.of("Sum of the values, " + text, "1.00"));
    assertThat(page.table("Target, times and versions")).contains(List.of("Dataset name", text));
  }

  @Test
  void showsBlanksForWhatCannotBeSeenOrReversesALine() throws Exception {
    HtmlPage page =
        page(
            report(false, Verb.ACCEPTED, "failed")
                .put("message", "a\0b\rc\u0085d\u202Ee\uD83Df\uFFFFg\n")
                .outputs(Map.of(), EventReport.zeros(), List.of()));

    assertThat(page.paragraphs()).startsWith("a b c d e f g\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.html", "REPORT.HTML", "x.HtMl"})
  void writesAPageIfTheNameSaysSo(String name) throws Exception {
    fullReport().write(folder.resolve(name));

    assertThat(folder.resolve(name)).content().startsWith("<!DOCTYPE html>\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.json", "html", "report.html.json", "report.htm"})
  void writesJsonOtherwise(String name) throws Exception {
    fullReport().write(folder.resolve(name));

    assertThat(folder.resolve(name)).content().startsWith("{");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void letsOnlyTheOwnerReadThePage() throws Exception {
    fullReport().write(folder.resolve("report.html"));

    assertThat(Files.getPosixFilePermissions(folder.resolve("report.html")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  static Stream<String> codes() {
    return Stream.concat(
        Stream.of(RowReason.values(), EventReason.values())
            .flatMap(Arrays::stream)
            .map(Reason.class::cast)
            .map(Reason::code),
        Stream.of("invalid_external_user_id", "refused_by_amazon", "batch_given_up"));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void hasOneSentenceForEachReasonCode(String code) {
    assertThat(ReasonAdvice.of(code)).endsWith(".");
  }
}
