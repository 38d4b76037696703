package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.conversion.Conversion;
import org.embulk.output.amazon_ads.conversion.CustomAttribute;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
  private static final Map<String, String> FIELDS =
      Map.of(
          "event_name", "/eventDescription/name",
          "event_id", "/eventId",
          "partner", "/partner",
          "amazon_ad_event_key", "/amazonAdEventKey",
          "tcf", "/consent/tcf",
          "gpp", "/consent/gpp",
          "aref_measurement_tokens", "/arefMeasurementTokens",
          "fip", "/matchKeys/1/values/0");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_name",
        "event_id",
        "partner",
        "amazon_ad_event_key",
        "tcf",
        "gpp",
        "aref_measurement_tokens",
        "fip"
      })
  void sends8KiBAndRefusesOneByteMore(String column) throws Exception {
    for (String limit :
        List.of(
            "a".repeat(8192),
            "\u007F".repeat(8192),
            "\u0080".repeat(4096),
            "\u07FF".repeat(4096),
            "\u0800".repeat(2730) + "ab",
            "a€€".repeat(1170) + "ab",
            "😀".repeat(2048))) {
      assertThat(
              Conversion.plain()
                  .event(ValidRow.lead().with(column, limit))
                  .at(FIELDS.get(column))
                  .asText())
          .isEqualTo(limit);

      InvalidRecordException refusal =
          Conversion.plain().refusal(ValidRow.lead().with(column, limit + "a"));
      assertThat(refusal).hasMessage('"' + column + "\": may have at most 8192 bytes");
      assertThat(refusal.reason()).isEqualTo(RowReason.TEXT_TOO_LONG);
      assertThat(refusal.column()).isEqualTo(column);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_name",
        "event_id",
        "partner",
        "amazon_ad_event_key",
        "tcf",
        "gpp",
        "aref_measurement_tokens",
        "fip",
        "match_id",
        "user_agent",
        "brand"
      })
  void refusesHalfASurrogatePair(String column) {
    Conversion conversion =
        Conversion.withAttributes(new CustomAttribute("brand", CustomAttribute.Type.STRING));

    for (String broken : List.of("a\uD83D", "\uDE00a", "\uD83Da", "\uDE00\uD83D", "\uD83D\uD83D")) {
      InvalidRecordException refusal = conversion.refusal(ValidRow.lead().with(column, broken));

      assertThat(refusal)
          .hasMessage(
              '"' + column + "\": must be Unicode text, but contains an unpaired surrogate");
      assertThat(refusal.reason()).isEqualTo(RowReason.INVALID_TEXT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u001F\"\\/", "\u2028", "\uFFFF", "😀", "𠮷", "e\u0301"})
  void sendsEveryCharacterAsItIs(String text) throws Exception {
    assertThat(
            Conversion.plain()
                .event(ValidRow.lead().with("event_name", "a" + text + "b"))
                .at("/eventDescription/name")
                .asText())
        .isEqualTo("a" + text + "b");
  }
}
