package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers for what real exports hold in the columns that are no identifiers. */
class FieldCasesTest {
  private static final Map<String, String> FIELDS =
      Map.of(
          "aref_measurement_tokens", "/arefMeasurementTokens",
          "currency_code", "/currencyCode",
          "units_sold", "/unitsSold",
          "value", "/value",
          "event_time", "/eventTime",
          "event_id", "/eventId",
          "ip_address", "/consent/geo/ipAddress",
          "limited_data_use", "/dataProcessingOptions/options");

  /** What is not sent is empty here. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          # the tokens of a click, also in the address of the page that it led to
          aref_measurement_tokens; https://shop.org/landing?utm_source=x&aref=Ab3dE6gH1j.1795194300123%7CZ9y8X7w6V5.1795194400456; Ab3dE6gH1j.1795194300123|Z9y8X7w6V5.1795194400456
          aref_measurement_tokens; https://shop.org/landing?utm_source=x; ''
          aref_measurement_tokens; something else; something else
          # a currency that Amazon takes and Treasure Data does not list
          currency_code; PLN; PLN
          # whole numbers as pandas prints them, and its missing ones
          units_sold; 2.0; 2
          units_sold; nan; ''
          # prices by the customs of countries
          value; 49,90; 49.9
          value; 1.299,00; 1299
          value; 1,299.00; 1299
          value; 1'299.50; 1299.5
          value; $49.99; 49.99
          value; 49,99 €; 49.99
          value; 1.234.567; 1234567
          value; 1.299; 1.3
          value; null; ''
          # times as Java, logs and warehouses write them
          event_time; 2026-11-20T17:05Z; 2026-11-20T17:05:00Z
          event_time; 2026-11-20 17:05+09:00; 2026-11-20T08:05:00Z
          event_time; 2026-11-20T17:05:00+09:00[Asia/Tokyo]; 2026-11-20T08:05:00Z
          event_time; 2026-11-20T17:05:00,123Z; 2026-11-20T17:05:00.123Z
          event_time; 1795194300000000; 2026-11-20T17:05:00Z
          # an id is never changed
          event_id; nan; the id of a row without one
          event_id; 1001.0; 1001.0
          # the client is the first of the addresses through which a request came
          ip_address; 203.0.113.9, 10.0.0.1; 203.0.113.9
          ip_address; unknown; ''
          limited_data_use; 1; LIMITED_DATA_USE
          """)
  void sendsWhatTheCellMeans(String column, String text, String sent) throws Exception {
    JsonNode event = Conversion.plain().event(ValidRow.purchase().with(column, text));

    assertThat(event.at(FIELDS.get(column)).asText()).isEqualTo(sent);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          currency_code; ZZZ; unknown_currency; 81 currency codes
          units_sold; 2.5; invalid_units_sold; a whole number
          value; 1,299; invalid_value; 1,299 as 1299 or as 1.30
          event_time; 46346.7118; invalid_event_time; a spreadsheet's day
          event_time; 46346; invalid_event_time; a spreadsheet's day
          limited_data_use; maybe; invalid_limited_data_use; true, 1 or yes
          """)
  void refusesWhatNobodyCanRead(String column, String text, String reason, String rule) {
    var refusal = Conversion.plain().refusal(ValidRow.purchase().with(column, text));

    assertThat(refusal.reason().code()).isEqualTo(reason);
    assertThat(refusal).hasMessageContaining(rule);
  }
}
