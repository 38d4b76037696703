package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads_conversion.convert.CustomAttribute;
import org.embulk.output.amazon_ads_conversion.convert.EventMaker;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.row.Reason;
import org.embulk.output.amazon_ads_conversion.fixture.ValidRow;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecords;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason code with a row that it is given for. People search logs for these words. */
class ReasonsTest {
  private static final EventMaker EUROPE = EventMaker.inEurope();
  private static final EventMaker ELSEWHERE =
      EventMaker.plain(new CustomAttribute("attr1", CustomAttribute.Type.INTEGER));

  static Stream<Arguments> reasons() {
    return Stream.of(
        row("missing_column_value", "event_name", " "),
        row("missing_column_value", "event_time", "\uFEFF"),
        row(
            "missing_column_value",
            "amazon_ad_event_key",
            with("event_source", "MEASUREMENT_ATTRIBUTION_PARTNER", "partner", "P")),
        row("unknown_conversion_type", "conversion_type", "PURCHASE"),
        row("unknown_event_source", "event_source", "WEB"),
        row("unknown_country", "country_code", "UK"),
        row("invalid_event_time", "event_time", "yesterday"),
        row(
            "no_identifier",
            "email, phone, first_name, last_name, address, city, state, postal, maid, ramp_id,"
                + " match_id, real_id, merkle_id, kantar_id, fip",
            with("email", "none")),
        row("invalid_match_id", "match_id", "abc@example.com"),
        row("invalid_value", "value", "1,000"),
        row("unknown_currency", "currency_code", purchase("currency_code", "CHF")),
        row("invalid_units_sold", "units_sold", purchase("units_sold", 0L)),
        row("invalid_consent", "amzn_user_data", "grant"),
        row("invalid_consent", "amzn_user_data", with("amzn_ad_storage", "GRANTED")),
        Arguments.of(
            "missing_consent",
            "tcf, gpp, amzn_user_data, ip_address",
            EUROPE.refusal(ValidRow.lead())),
        row("invalid_ip_address", "ip_address", "192.0.2.256"),
        row("invalid_limited_data_use", "limited_data_use", "perhaps"),
        row("invalid_custom_data", "attr1", "2147483648"),
        row("text_too_long", "ramp_id", "x".repeat(8193)),
        row("invalid_text", "event_name", "half \uD83D"));
  }

  private static Arguments row(String code, String column, Object value) {
    return row(code, column, ValidRow.lead().with(column, value));
  }

  private static Arguments row(String code, String column, ValidRow row) {
    return Arguments.of(code, column, ELSEWHERE.refusal(row));
  }

  private static ValidRow with(Object... columnsAndValues) {
    ValidRow row = ValidRow.lead();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row = row.with((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }

  private static ValidRow purchase(String column, Object value) {
    return with("conversion_type", "OFF_AMAZON_PURCHASES", column, value);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("reasons")
  void namesTheReasonAndTheColumn(String code, String column, InvalidRecordException e) {
    assertThat(e.reason().code()).isEqualTo(code);
    assertThat(e.column()).isEqualTo(column);
    assertThat(e).hasMessageStartingWith("\"" + column + "\": ").hasNoCause();
  }

  @Test
  void everyReasonIsGivenForSomeRow() {
    assertThat(reasons().map(arguments -> (String) arguments.get()[0]).distinct())
        .containsExactlyInAnyOrder(
            Stream.of(Reason.values()).map(Reason::code).toArray(String[]::new));
  }

  @Test
  void theReportCountsEachReasonMostFrequentFirst() {
    Map<String, InvalidRecordException> byCode = new HashMap<>();
    reasons()
        .map(Arguments::get)
        .forEach(row -> byCode.putIfAbsent((String) row[0], (InvalidRecordException) row[2]));
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    Ledger ledger = new Ledger("output 1", new RejectedRecords("", now, 1), now, Set.of("US"));
    byCode.values().forEach(e -> count(ledger, e, 1));
    count(ledger, byCode.get("unknown_currency"), 10);
    count(ledger, byCode.get("text_too_long"), 2);

    List<String> lines = ledger.report(new ReportText(false));

    assertThat(lines.subList(1, lines.size()))
        .containsExactly(
            "Total records: 29, total skip records: 29, total batches: 0, total skip batches: 0",
            "Accepted records: 0",
            "Not accepted, unknown_currency: 11",
            "Not accepted, text_too_long: 3",
            "Not accepted, invalid_consent: 1",
            "Not accepted, invalid_custom_data: 1",
            "Not accepted, invalid_event_time: 1",
            "Not accepted, invalid_ip_address: 1",
            "Not accepted, invalid_limited_data_use: 1",
            "Not accepted, invalid_match_id: 1",
            "Not accepted, invalid_text: 1",
            "Not accepted, invalid_units_sold: 1",
            "Not accepted, invalid_value: 1",
            "Not accepted, missing_column_value: 1",
            "Not accepted, missing_consent: 1",
            "Not accepted, no_identifier: 1",
            "Not accepted, unknown_conversion_type: 1",
            "Not accepted, unknown_country: 1",
            "Not accepted, unknown_event_source: 1");
  }

  private static void count(Ledger ledger, InvalidRecordException e, int times) {
    for (int i = 0; i < times; i++) {
      ledger.invalid(ledger.received(), null, e);
    }
  }
}
