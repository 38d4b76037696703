package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDetailsTest {
  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(true, true),
        Arguments.of(false, false),
        Arguments.of("true", true),
        Arguments.of("TRUE", true),
        Arguments.of(" True\n", true),
        Arguments.of("1", true),
        Arguments.of("yes", true),
        Arguments.of("YES", true),
        Arguments.of("false", false),
        Arguments.of("False", false),
        Arguments.of("0", false),
        Arguments.of("no", false),
        Arguments.of("\tNo", false));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void limitsTheUseOfDataByTheRowWhateverTheConstantSays(Object given, boolean limited)
      throws Exception {
    ValidRow row = ValidRow.lead().with("limited_data_use", given);

    for (Conversion conversion : List.of(Conversion.plain(), Conversion.withLimitedDataUse())) {
      assertThat(conversion.event(row).at("/dataProcessingOptions/options").asText())
          .isEqualTo(limited ? "LIMITED_DATA_USE" : "");
    }
  }

  @Test
  void limitsTheUseOfDataByTheConstantWhereTheRowSaysNothing() throws Exception {
    for (Object absent : new Object[] {null, "", " \u3000", "null", "(null)"}) {
      ValidRow row = ValidRow.lead().with("limited_data_use", absent);

      assertThat(Conversion.plain().event(row).has("dataProcessingOptions")).isFalse();
      assertThat(
              Conversion.withLimitedDataUse()
                  .event(row)
                  .at("/dataProcessingOptions/options")
                  .asText())
          .isEqualTo("LIMITED_DATA_USE");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"maybe", "2", "01", "1.0", "y", "n", "on", "LIMITED_DATA_USE", "truefalse"})
  void refusesAnotherTextForLimitedDataUse(String text) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.lead().with("limited_data_use", text));

    assertThat(refusal)
        .hasMessage("\"limited_data_use\": must be true, 1 or yes, or else false, 0 or no");
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_LIMITED_DATA_USE);
  }

  /** Java lower-cases a megabyte of this letter in minutes. */
  @Test
  @Timeout(10)
  void refusesAMegabyteForLimitedDataUseQuickly() {
    ValidRow row = ValidRow.lead().with("limited_data_use", "\u0130".repeat(1_000_000));

    assertThat(Conversion.plain().refusal(row).reason())
        .isEqualTo(EventReason.INVALID_LIMITED_DATA_USE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "amazon_ad_event_key"})
  void requiresWhatAMeasurementPartnerMustSend(String column) {
    ValidRow row =
        ValidRow.lead()
            .with("event_source", "MEASUREMENT_ATTRIBUTION_PARTNER")
            .with("partner", "AppsFlyer")
            .with("amazon_ad_event_key", "key-1");

    for (Object absent : new Object[] {null, "", "\uFEFF"}) {
      InvalidRecordException refusal = Conversion.plain().refusal(row.with(column, absent));

      assertThat(refusal)
          .hasMessage(
              '"'
                  + column
                  + "\": is required with \"event_source\" MEASUREMENT_ATTRIBUTION_PARTNER");
      assertThat(refusal.reason()).isEqualTo(RowReason.MISSING_COLUMN_VALUE);
    }
  }

  @Test
  void sendsThePartnerOfOtherSourcesToo() throws Exception {
    assertThat(
            Conversion.plain()
                .event(ValidRow.lead().with("partner", " AppsFlyer "))
                .get("partner")
                .asText())
        .isEqualTo("AppsFlyer");
  }

  @Test
  void cutsTheUserAgentAt512Characters() throws Exception {
    assertThat(userAgent("u".repeat(512))).isEqualTo("u".repeat(512));
    assertThat(userAgent("u".repeat(512) + "v")).isEqualTo("u".repeat(512));
    assertThat(userAgent("ü".repeat(1_000_000))).isEqualTo("ü".repeat(512));
    assertThat(userAgent(" ".repeat(600) + "u")).isEqualTo("u");
  }

  @Test
  void neverCutsAUserAgentWithinACharacter() throws Exception {
    assertThat(userAgent("u".repeat(510) + "😀")).isEqualTo("u".repeat(510) + "😀");
    assertThat(userAgent("u".repeat(511) + "😀")).isEqualTo("u".repeat(511));
    assertThat(userAgent("u".repeat(512) + "😀")).isEqualTo("u".repeat(512));
    assertThat(userAgent("😀".repeat(300))).isEqualTo("😀".repeat(256));
  }

  @Test
  void asksNothingOfTheRestOfALongUserAgent() throws Exception {
    assertThat(userAgent("u".repeat(512) + '\uD83D')).isEqualTo("u".repeat(512));
    assertThat(
            Conversion.plain()
                .refusal(ValidRow.lead().with("user_agent", "u".repeat(511) + '\uD83D'))
                .reason())
        .isEqualTo(RowReason.INVALID_TEXT);
    assertThat(
            Conversion.plain()
                .refusal(ValidRow.lead().with("user_agent", "u".repeat(511) + "\uDE00v"))
                .reason())
        .isEqualTo(RowReason.INVALID_TEXT);
  }

  private static String userAgent(String given) throws InvalidRecordException {
    return Conversion.plain()
        .event(ValidRow.lead().with("user_agent", given))
        .at("/deviceInfo/userAgent")
        .asText();
  }
}
