package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.embulk.output.amazon_ads.conversion.EventMaker;
import org.embulk.output.amazon_ads.core.deliver.BatchBuilder;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.deliver.Outcomes;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.embulk.output.amazon_ads.core.report.ReportLines;
import org.embulk.output.amazon_ads.core.report.UnwritableFileException;
import org.embulk.output.amazon_ads.fixture.Ledgers;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;

  private final EventMaker maker = EventMaker.plain();

  @Test
  void tellsTheMatchKeysOfTheRecordsThatWereAccepted() {
    Ledger ledger = ledger("");
    BatchBuilder batches = new BatchBuilder("output 1", 500);
    ValidRow both =
        ValidRow.lead()
            .with("phone", "+1 206 555 0100")
            .with("maid", "38400000-8cf0-11bd-b23e-10b96e40000d");
    ValidRow noPhone = ValidRow.lead().with("phone", "unlisted");
    for (ValidRow row : List.of(both, noPhone)) {
      ledger.received();
      Item event = maker.event(row);
      assertThat(batches.add(event)).isEmpty();
    }
    ledger.received();
    ledger.invalid(3, null, maker.refusal(ValidRow.lead().with("email", "nobody")));
    ledger.settled(BatchOutcome.allAccepted(batches.flush().orElseThrow()));
    RecordCounts.verify(ledger.counts());

    assertThat(lines(ledger))
        .containsExactly(
            "Not accepted, no_identifier: 1",
            "Mean number of match keys in the accepted records: 2.00",
            "Match key EMAIL: in 100.0 % of the accepted records",
            "Match key PHONE: in 50.0 % of the accepted records; left out of 1 (not a possible"
                + " phone number 1)",
            "Match key MAID: in 50.0 % of the accepted records");
  }

  @Test
  void countsWhatThePluginCountsOfAcceptedRecords() {
    Ledger ledger = ledger("");
    BatchBuilder batches = new BatchBuilder("output 1", 500);
    ValidRow click = ValidRow.lead().with("aref_measurement_tokens", "Ab3dE6gH1j.1795194300123");
    for (ValidRow row : List.of(click, ValidRow.lead(), ValidRow.lead())) {
      assertThat(batches.add(maker.event(row))).isEmpty();
    }
    ledger.settled(BatchOutcome.allAccepted(batches.flush().orElseThrow()));

    assertThat(ledger.counts().get("records_with_click_tokens")).isEqualTo(1);
  }

  @Test
  void tellsWhatWasFoundInTheIdentifiersAndNoIdentifier() {
    Ledger ledger = ledger("");
    maker.event(ValidRow.lead().with("email", "68fd4029615162ae632255c639edf8bc").with("fip", "f"));
    maker.event(ValidRow.lead().with("email", "marked@shop.org"));
    maker.refusal(ValidRow.lead().with("email", "test@shop.org").with("value", "marked"));
    maker.refusal(ValidRow.lead().with("email", "test@shop.org").with("country_code", "marked"));
    ledger.recordDataCheck(maker.identifierCheck());
    ledger.recordDataCheck(maker.identifierCheck());

    assertThat(lines(ledger))
        .containsExactly(
            "Data check, email: 1 value is 32 hexadecimal characters, which look like MD5: send"
                + " plain values or SHA-256",
            "Data check, email: 1 value looks like a placeholder, such as null, n/a or a test address: leave"
                + " such cells empty",
            "Data check, email: 1 hashed and 1 plain values are mixed: find out where each kind"
                + " comes from, and send plain values");
  }

  @Test
  void countsAllOfABatchThoughTheFileCannotBeWritten() {
    Ledger ledger = ledger(folder + "/missing/rejected-");
    BatchOutcome outcome =
        Outcomes.ofBatch(1, 1, 6)
            .accepted(1)
            .refused(2, "INVALID", "", "")
            .givenUp(3, "status 503", "status 503", true)
            .outcome();

    assertThatThrownBy(() -> ledger.settled(outcome)).isInstanceOf(UnwritableFileException.class);

    assertThat(ledger.counts().get(RecordCounts.SKIP_RECORDS)).isEqualTo(2);
    assertThat(ledger.counts().get(RecordCounts.RECORDS_IN_SKIP_BATCHES)).isEqualTo(3);
    assertThat(ledger.counts().get(RecordCounts.UNCERTAIN_RECORDS)).isEqualTo(3);
  }

  @Test
  void listsInvalidRecordsInTheFileAndNamesItInTheReport() throws Exception {
    Ledger ledger = ledger(folder + "/rejected-");
    ledger.received();
    ledger.invalid(1, "order-1", maker.refusal(ValidRow.lead().with("country_code", "UK")));
    ledger.flush();

    Path file = folder.resolve("rejected-20261121T120000.000Z.output-1.jsonl");
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"output\":1,\"record\":1,\"event_id\":\"order-1\",\"reason\":\"unknown_country\","
                + "\"column\":\"country_code\"}");
    assertThat(ledger.report(new Job()).texts())
        .contains(
            "Not accepted, unknown_country: 1",
            "Records that were not accepted are listed in " + file.toAbsolutePath());
    ledger.close();
  }

  @Test
  void listsARefusedRecordThatMayHaveBeenAcceptedBefore() throws Exception {
    Ledger ledger = ledger(folder + "/rejected-");
    ledger.settled(
        Outcomes.ofBatch(1, 1, 4)
            .refused(1, "INVALID", "", "")
            .refusedAfterALostAnswer(1, "CONFLICT")
            .givenUp(2, "status 503", "status 503", true)
            .outcome());

    Path file = folder.resolve("rejected-20261121T120000.000Z.output-1.jsonl");
    assertThat(Files.readAllLines(file))
        .startsWith(
            "{\"output\":1,\"record\":1,\"reason\":\"refused_by_amazon\",\"code\":\"INVALID\"}",
            "{\"output\":1,\"record\":2,\"reason\":\"refused_by_amazon\",\"code\":\"CONFLICT\","
                + "\"may_have_been_accepted\":true}");
    assertThat(lines(ledger))
        .startsWith(
            "Records in skipped batches: 2, of which 2 may have been accepted",
            "Refused records that may have been accepted: 1");
    ledger.close();
  }

  @Test
  void listsForEachRecordOfABatchWhetherItMayHaveBeenAccepted() throws Exception {
    Ledger ledger = ledger(folder + "/rejected-");
    ledger.settled(
        Outcomes.ofBatch(1, 1, 2).givenUp(2, "left open by Amazon", "status 207", 1).outcome());

    Path file = folder.resolve("rejected-20261121T120000.000Z.output-1.jsonl");
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"output\":1,\"record\":1,\"reason\":\"batch_given_up\",\"message\":\"status 207\","
                + "\"may_have_been_accepted\":true}",
            "{\"output\":1,\"record\":2,\"reason\":\"batch_given_up\",\"message\":\"status 207\"}");
    assertThat(lines(ledger))
        .startsWith("Records in skipped batches: 2, of which 1 may have been accepted");
    ledger.close();
  }

  @Test
  void listsWhatAmazonRefusedAsSoonAsItsBatchIsSettled() throws Exception {
    Ledger ledger = ledger(folder + "/rejected-");

    ledger.settled(
        Outcomes.ofBatch(1, 17, 1).refused(1, "INVALID", "countryCode", "Bad country").outcome());

    assertThat(Files.readAllLines(folder.resolve("rejected-20261121T120000.000Z.output-1.jsonl")))
        .containsExactly(
            "{\"output\":1,\"record\":17,\"reason\":\"refused_by_amazon\",\"code\":\"INVALID\","
                + "\"field_location\":\"countryCode\",\"message\":\"Bad country\"}");
    ledger.close();
  }

  @Test
  void writesTheLastRecordsOfTheFileWhenItIsClosed() throws Exception {
    Ledger ledger = ledger(folder + "/rejected-");
    ledger.invalid(1, null, maker.refusal(ValidRow.lead().with("country_code", "UK")));

    ledger.close();

    assertThat(Files.readAllLines(folder.resolve("rejected-20261121T120000.000Z.output-1.jsonl")))
        .hasSize(1);
  }

  private static Ledger ledger(String prefix) {
    return Ledgers.ledger("output 1", prefix, NOW);
  }

  private static List<String> lines(Ledger ledger) {
    ReportLines lines = new ReportLines();
    RecordLines records = ledger.text().records();
    records.addDelivery(lines, ledger.counts());
    records.addIdentifiers(lines, ledger.counts(), MatchKeyType::column);
    return lines.texts();
  }
}
