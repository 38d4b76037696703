package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.conversion.EventReport;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  private static Counts output() {
    Counts counts = EventReport.zeros();
    counts.add(10, "records");
    counts.add(1, "skip_records");
    counts.add(2, "batches");
    counts.add(6, "accepted_records");
    counts.add(3_000_000_000L, "requests");
    counts.add(4, "warnings", "old_events");
    counts.add(1, "reasons", "invalid_value");
    counts.add(2, "warnings", "unserved_countries", "BR");
    counts.add(5, "warnings", "custom_data_with_other_characters", "brand");
    counts.add(4, "records_with_click_tokens");
    counts.add(1, "match_keys", "EMAIL", "sent");
    counts.add(0, "match_keys", "EMAIL", "left_out");
    counts.add(0, "match_keys", "PHONE", "sent");
    counts.add(1, "match_keys", "PHONE", "left_out");
    counts.add(1, "match_keys", "PHONE", "left_out_reasons", "one digit over and over");
    counts.add(2, "records_without_own_id");
    counts.add(3, "purchases_without_value");
    counts.add(129950, "values", "EUR");
    counts.add(Instant.parse("2026-11-20T08:30:00Z").toEpochMilli(), "first_time");
    counts.add(Instant.parse("2026-11-20T08:30:00.500Z").toEpochMilli(), "last_time");
    for (Finding finding : Finding.values()) {
      counts.add(3_000_000_000L + finding.ordinal(), "data_check", "email", finding.countName());
    }
    counts.add(1, "data_check", "postal", "values");
    return counts;
  }

  private static ReportFile report(boolean dryRun) {
    return new ReportFile(new RecordLines(dryRun, Verb.ACCEPTED))
        .put("plugin_version", "0.1.0")
        .put("embulk_version", "0.11.4")
        .put("java_version", "17")
        .put("started_at", "2026-11-21T00:00:09.007Z")
        .put("ended_at", Instant.parse("2026-11-21T00:00:10Z"))
        .put("status", "succeeded")
        .warnings(List.of("Mind the gap"))
        .outputs(Map.of(1, output()), output(), List.of(2));
  }

  private JsonNode written(ReportFile report) throws Exception {
    report.write(folder.resolve("report.json"));
    return ReportSchema.read(folder.resolve("report.json"));
  }

  /** Three of the ten records have no outcome: 10 - 6 - 1. */
  @Test
  void holdsEveryNumberOfAnOutput() throws Exception {
    assertThat(written(report(false)).get("outputs"))
        .isEqualTo(
            MAPPER.readTree(
                """
                [{
                  "output": 1,
                  "records": 10, "skip_records": 1, "batches": 2, "skip_batches": 0,
                  "accepted_records": 6, "records_in_skip_batches": 0, "uncertain_records": 0,
                  "uncertain_refused_records": 0, "requests": 3000000000, "retries": 0, "unsettled_records": 3,
                  "reasons": {"invalid_value": 1},
                  "match_keys": {
                    "EMAIL": {"sent": 1, "left_out": 0},
                    "PHONE": {
                      "sent": 0, "left_out": 1,
                      "left_out_reasons": {"one digit over and over": 1}
                    }
                  },
                  "data_check": {
                    "email": {
                      "values": 3000000000, "hashed": 3000000001, "hex_32": 3000000002,
                      "hex_40": 3000000003, "base64_44": 3000000004, "prefixed": 3000000005,
                      "placeholder": 3000000006, "hashed_placeholder": 3000000007,
                      "zeros_restored": 3000000008, "wrong_charset": 3000000009,
                      "repeated": 3000000010
                    },
                    "postal": {"values": 1}
                  },
                  "warnings": {
                    "old_events": 4, "future_events": 0, "events_with_ip_address_only": 0,
                    "events_without_consent": 0, "events_with_doubtful_name": 0,
                    "purchases_without_currency": 0, "events_with_unreadable_ip_address": 0,
                    "events_with_malformed_click_tokens": 0, "events_with_repeated_id": 0,
                    "events_with_uncompared_id": 0, "events_with_float_id": 0,
                    "custom_data_with_other_characters": {"brand": 5},
                    "unserved_countries": {"BR": 2}
                  },
                  "records_with_click_tokens": 4, "records_without_own_id": 2,
                  "purchases_without_value": 3, "values": {"EUR": 1299.50},
                  "first_time": "2026-11-20T08:30:00.000Z",
                  "last_time": "2026-11-20T08:30:00.500Z"
                }]
                """));
  }

  @Test
  void namesTheOutputsThatAreMissing() throws Exception {
    assertThat(written(report(false)).get("outputs_missing").toString()).isEqualTo("[2]");
  }

  @Test
  void listsTheWarningsOfTheJob() throws Exception {
    assertThat(written(report(false)).get("job_warnings").toString())
        .isEqualTo("[\"Mind the gap\"]");
  }

  @Test
  void countsRecordsToSendInADryRun() throws Exception {
    JsonNode totals = written(report(true)).get("totals");

    assertThat(totals.get("records_to_send").asLong()).isEqualTo(6);
    assertThat(totals.has("accepted_records")).isFalse();
  }

  @Test
  void listsNoOutputsWhereNoneRan() throws Exception {
    Counts nothing = EventReport.zeros();

    JsonNode json = written(report(false).outputs(Map.of(), nothing, List.of()));

    assertThat(json.get("totals").get("records").asLong()).isZero();
  }

  @Test
  void replacesAFileAndLeavesNoOther() throws Exception {
    Files.writeString(folder.resolve("report.json"), "old ".repeat(10_000));

    assertThat(written(report(false)).get("status").asText()).isEqualTo("succeeded");

    assertThat(folder.toFile().list()).containsExactly("report.json");
  }

  @Test
  void letsOnlyTheOwnerReadTheFileEvenWhereItReplacesOneThatAllMayRead() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    written(report(false));

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void namesAFileThatCannotBeWritten() {
    assertThatThrownBy(() -> report(false).write(folder.resolve("gone/report.json")))
        .isInstanceOf(UnwritableFileException.class)
        .hasMessage(
            "\"report_path\": the file %s can't be written: NoSuchFileException",
            folder.resolve("gone/report.json"));
  }

  @Test
  void theSchemaRefusesWhatItDoesNotName() throws Exception {
    ObjectNode json = (ObjectNode) written(report(false));
    json.put("email", "x");
    assertThat(ReportSchema.problems(json)).singleElement().asString().contains("email");
    json.remove("email");
    ((ObjectNode) json.get("outputs").get(0)).put("email", "x");
    assertThat(ReportSchema.problems(json)).singleElement().asString().contains("email");
    ((ObjectNode) json.get("outputs").get(0)).remove("email");
    json.put("status", "failed");
    assertThat(ReportSchema.problems(json)).singleElement().asString().contains("message");
  }
}
