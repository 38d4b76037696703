package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Reason;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
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
            with("email", "nobody")),
        row("invalid_match_id", "match_id", "abc@example.com"),
        row("invalid_value", "value", "1,000"),
        row("unknown_currency", "currency_code", purchase("currency_code", "ZZZ")),
        row("invalid_units_sold", "units_sold", purchase("units_sold", 0L)),
        row("invalid_consent", "amzn_user_data", "grant"),
        row("invalid_consent", "amzn_user_data", with("amzn_ad_storage", "GRANTED")),
        Arguments.of(
            "missing_consent",
            "tcf, gpp, amzn_user_data, ip_address",
            EUROPE.refusal(ValidRow.lead())),
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
        .containsExactlyInAnyOrder(codes().toArray(String[]::new));
  }

  /** Users alert on these codes: adding one is fine, changing one is not. */
  @Test
  void theCodesStay() {
    assertThat(codes())
        .containsExactlyInAnyOrder(
            "missing_column_value",
            "unknown_conversion_type",
            "unknown_event_source",
            "unknown_country",
            "invalid_event_time",
            "no_identifier",
            "invalid_match_id",
            "invalid_value",
            "unknown_currency",
            "invalid_units_sold",
            "invalid_consent",
            "missing_consent",
            "invalid_limited_data_use",
            "invalid_custom_data",
            "text_too_long",
            "invalid_text");
  }

  private static Stream<String> codes() {
    return Stream.<Reason>concat(Stream.of(RowReason.values()), Stream.of(EventReason.values()))
        .map(Reason::code);
  }
}
