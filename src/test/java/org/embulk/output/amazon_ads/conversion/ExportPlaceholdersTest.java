package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportPlaceholdersTest {
  private static final List<String> REQUIRED =
      List.of("event_name", "conversion_type", "event_source", "country_code", "event_time");
  private static final List<String> WITH_WORDS =
      List.of("first_name", "last_name", "city", "address");
  private static final List<String> OTHERS =
      List.of(
          "phone",
          "state",
          "postal",
          "maid",
          "ramp_id",
          "match_id",
          "real_id",
          "merkle_id",
          "kantar_id",
          "fip",
          "value",
          "currency_code",
          "units_sold",
          "tcf",
          "gpp",
          "amzn_ad_storage",
          "amzn_user_data",
          "ip_address",
          "limited_data_use",
          "partner",
          "amazon_ad_event_key",
          "user_agent",
          "aref_measurement_tokens",
          "event_id");

  private final Conversion conversion =
      Conversion.withAttributes(new CustomAttribute("brand", CustomAttribute.Type.STRING));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\N",
        "\\n",
        "(null)",
        "(NULL)",
        "<null>",
        "<Null>",
        "undefined",
        "UNDEFINED",
        "#N/A",
        "#n/a",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#DIV/0!",
        " (null)\u00A0"
      })
  void areBlankInEveryColumn(String placeholder) throws Exception {
    for (String column : REQUIRED) {
      assertThat(conversion.refusal(ValidRow.lead().with(column, placeholder)))
          .hasMessage('"' + column + "\": must not be blank");
    }
    for (List<String> columns : List.of(WITH_WORDS, OTHERS, List.of("brand"))) {
      isBlankIn(columns, placeholder);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nan", "NaN", "null", "NULL", "none", "None", "nil", "n/a", "N/A", "\tnull "})
  void areBlankInEveryColumnButThoseOfNames(String word) throws Exception {
    for (String column : REQUIRED.subList(1, REQUIRED.size())) {
      assertThat(conversion.refusal(ValidRow.lead().with(column, word)))
          .hasMessage('"' + column + "\": must not be blank");
    }
    isBlankIn(OTHERS, word);
  }

  private void isBlankIn(List<String> columns, String placeholder) throws Exception {
    JsonNode without = conversion.event(ValidRow.purchase());
    for (String column : columns) {
      assertThat(conversion.event(ValidRow.purchase().with(column, placeholder)))
          .as(column)
          .isEqualTo(without);
    }
  }

  /** Null is a surname, Nan a town in Thailand, Nil a first name, and None a house in Italy. */
  @ParameterizedTest
  @ValueSource(strings = {"Nan", "Null", "None", "Nil"})
  void mayBeNamesOfPeopleAndPlaces(String name) throws Exception {
    for (String column : WITH_WORDS) {
      assertThat(conversion.event(ValidRow.lead().with(column, name)).get("matchKeys"))
          .as(column)
          .hasSize(2);
    }
    assertThat(
            conversion.event(ValidRow.lead().with("event_name", name)).findValue("name").asText())
        .isEqualTo(name);
    assertThat(
            conversion
                .event(ValidRow.lead().with("brand", name))
                .at("/customData/0/value")
                .asText())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"N", "(nul)", "null null", "undefinedx", "#N/A!", "na", "-", "unknown", "'null'"})
  void areWholeTexts(String text) throws Exception {
    assertThat(conversion.event(ValidRow.lead().with("event_id", text)).get("eventId").asText())
        .isEqualTo(text);
  }

  @Test
  void giveARowTheIdOfARowWithoutOne() throws Exception {
    assertThat(conversion.event(ValidRow.lead().with("event_id", "nan")).get("eventId").asText())
        .isEqualTo("the id of a row without one");
  }
}
