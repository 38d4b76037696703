package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second example: rows as web shops export them, each dirty in its own way. */
class ShopExportIT {
  private static final Path CONFIG = Path.of("example/export-from-a-shop.yml");
  private static final Path ROWS = Path.of("example/export-from-a-shop.csv");

  @TempDir private Path folder;

  @Test
  void theReportNamesEachKindOfDirtThatIsNotRead() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      EmbulkProcess.Result result = new EmbulkProcess(folder).run(config(sandbox));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      assertThat(result.log().messages("INFO"))
          .contains(
              "Total records: 31, total skip records: 4, total batches: 1, total skip batches: 0",
              "Accepted records: 27",
              "Not accepted, invalid_event_time: 1",
              "Not accepted, invalid_limited_data_use: 1",
              "Not accepted, invalid_value: 1",
              "Not accepted, unknown_currency: 1",
              "Click tokens: in 7.4 % of the accepted records",
              "Match key EMAIL: in 96.3 % of the accepted records; left out of 1 (more than one"
                  + " e-mail address 1)");
      assertThat(result.log().messages("WARN"))
          .contains(
              "Warning: rows whose ip_address can't be read and is left out: 1",
              "Warning: events whose aref_measurement_tokens are not click tokens: 1",
              "Warning: events that repeat the event_id of an earlier one; Amazon keeps one of them:"
                  + " 1",
              "Warning: events whose event_id looks like a number printed as a float, such as"
                  + " 1001.0, which is not the same id as 1001: 1",
              "Warning: values of custom attributes with characters other than A to Z, a to z, 0"
                  + " to 9 and _, which Amazon may refuse: 1 (brand 1)",
              "Data check, last_name: 1 value looks like a placeholder, such as null, n/a or a test address:"
                  + " leave such cells empty",
              "Data check, city: 1 value is decoded with the wrong charset: set the parser's"
                  + " \"charset\"",
              "Data check, postal: 2 values are without their leading zeros, which were restored:"
                  + " export postal codes as texts");
      assertThat(result.output()).doesNotContain("@example.org", "Brien", "4915123456789");
    }
  }

  @Test
  void whatIsReadIsSentAsItWasMeant() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      assertThat(new EmbulkProcess(folder).run(config(sandbox)).exitStatus()).isZero();

      JsonNode phone = event(sandbox, "phone-with-calling-code");
      assertThat(key(phone, "PHONE")).isEqualTo(Conversions.sha256("4915123456789"));
      assertThat(key(event(sandbox, "name-with-html-references"), "LAST_NAME"))
          .isEqualTo(Conversions.sha256("obrien"));
      assertThat(key(event(sandbox, "email-beside-a-name"), "EMAIL"))
          .isEqualTo(Conversions.sha256("rosa@example.org"));
      assertThat(key(event(sandbox, "postal-code-without-its-zero"), "POSTAL"))
          .isEqualTo(Conversions.sha256("02134"));
      assertThat(key(event(sandbox, "state-with-its-country"), "STATE"))
          .isEqualTo(Conversions.sha256("ny"));
      assertThat(event(sandbox, "placeholders").get("matchKeys")).hasSize(1);
      assertThat(event(sandbox, "decimal-comma").get("value").decimalValue()).isEqualTo("1299");
      assertThat(event(sandbox, "units-as-a-float").get("unitsSold").asInt()).isEqualTo(2);
      assertThat(event(sandbox, "time-in-microseconds").get("eventTime").asText())
          .isEqualTo("2026-11-20T17:05:00Z");
      assertThat(event(sandbox, "address-list-of-a-proxy").at("/consent/geo/ipAddress").asText())
          .isEqualTo("203.0.113.9");
      assertThat(event(sandbox, "click-in-a-landing-page").get("arefMeasurementTokens").asText())
          .isEqualTo("Ab3dE6gH1j.1795194300123|Z9y8X7w6V5.1795194400456");
    }
  }

  private static String config(Sandbox sandbox) throws Exception {
    return Files.readString(CONFIG)
        .replace("http://127.0.0.1:8080", sandbox.baseUrl())
        .replace(ROWS.toString(), ROWS.toAbsolutePath().toString());
  }

  private static JsonNode event(Sandbox sandbox, String id) {
    return sandbox.accepted().stream()
        .filter(event -> event.path("eventId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String key(JsonNode event, String type) {
    for (JsonNode key : event.get("matchKeys")) {
      if (key.get("type").asText().equals(type)) {
        return key.get("values").get(0).asText();
      }
    }
    throw new AssertionError("no " + type);
  }
}
