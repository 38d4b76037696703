package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.embulk.spi.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the option {@code defaults} may say, and which columns an input then need not have. */
class DefaultsOptionTest {
  private static Configs with(String column, Object value) {
    return Configs.required().with("defaults", Map.of(column, value));
  }

  @ParameterizedTest
  @CsvSource({
    "event_name, Purchase",
    "conversion_type, off_amazon_purchases",
    "event_source, Website",
    "country_code, en-US",
    "currency_code, usd",
    "value, '1.299,00 €'",
    "value, -1",
    "units_sold, 2.0",
    "partner, my_partner"
  })
  void takesWhatARowMayHave(String column, String value) {
    assertThat(with(column, " " + value + " ").settings().defaults)
        .isEqualTo(Map.of(column, value));
  }

  @Test
  void takesWholeNumbers() {
    assertThat(with("value", 10).settings().defaults).isEqualTo(Map.of("value", "10"));
    assertThat(with("units_sold", 1).settings().defaults).isEqualTo(Map.of("units_sold", "1"));
  }

  @Test
  void takesTheValuesOfCustomAttributes() {
    assertThat(
            Configs.required()
                .with("custom_data", "brand:STRING,size:INTEGER,since:TIMESTAMP")
                .with("event_time_format", "%d.%m.%Y")
                .with(
                    "defaults", Map.of("brand", "Other", "size", "1,000.0", "since", "20.11.2026"))
                .problems())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event_source  | SHOP  | must be one of ANDROID, FIRE_TV, IOS, MEASUREMENT_ATTRIBUTION_PARTNER, OFFLINE, WEBSITE
          country_code  | UK    | must be ISO 3166-1 alpha-2, where the UK is GB
          country_code  | ZZ    | must be an ISO 3166-1 alpha-2 code, such as US
          currency_code | XYZ   | must be one of the 81 currency codes of the Events API, such as USD, EUR or JPY
          currency_code | n/a   | must not be blank
          event_name    | \\N   | must not be blank
          value         | 1,299 | must be unambiguous, but has a comma before its last three digits, which can be read in two ways, such as 1,299 as 1299 or as 1.30: leave the comma out, or write a point
          value         | ten   | must be a decimal number such as 1299.50 or 1.299,50, without an exponent, with at most 15 digits before the decimal point
          units_sold    | 0     | must be a whole number from 1 to 2147483647
          """)
  void refusesWhatNoRowMayHave(String column, String value, String rule) {
    assertThat(with(column, value).problems())
        .containsExactly(
            "- \"defaults\": \"" + column + "\" " + rule + ", but was \"" + value + "\"");
  }

  @Test
  void refusesATypeThatIsNone() {
    assertThat(with("conversion_type", "BUY").problems())
        .containsExactly(
            "- \"defaults\": \"conversion_type\" must be one of ADD_TO_SHOPPING_CART, APPLICATION,"
                + " CHECKOUT, CONTACT, LEAD, MOBILE_APP_FIRST_START, OFF_AMAZON_PURCHASES, OTHER,"
                + " PAGE_VIEW, SEARCH, SIGN_UP, SUBSCRIBE, but was \"BUY\"");
  }

  @Test
  void refusesMoreThan8KiB() {
    assertThat(with("partner", "p".repeat(8192)).problems()).isEmpty();
    assertThat(with("partner", "p".repeat(8193)).problems())
        .containsExactly(
            "- \"defaults\": \"partner\" may have at most 8192 bytes, but was \""
                + "p".repeat(100)
                + "…\"");
  }

  @Test
  void refusesANegativeValueOfPurchases() {
    assertThat(
            Configs.required()
                .with("defaults", Map.of("conversion_type", "Off_Amazon_Purchases", "value", "-1"))
                .problems())
        .containsExactly(
            "- \"defaults\": \"value\" must not be negative for OFF_AMAZON_PURCHASES, but was"
                + " \"-1\"");
  }

  @Test
  void refusesTheValueOfACustomAttributeThatNoRowMayHave() {
    assertThat(
            Configs.required()
                .with("custom_data", "size:INTEGER,shop:INTEGER")
                .with("defaults", Map.of("size", "big"))
                .withColumns(Columns.required().with("shop", Types.STRING))
                .problems())
        .containsExactly("- \"defaults\": \"size\" must be a 32-bit integer, but was \"big\"");
    assertThat(
            Configs.required()
                .with("custom_data", "size:INTEGER")
                .with("defaults", Map.of("size", "nan"))
                .problems())
        .containsExactly("- \"defaults\": \"size\" must not be blank, but was \"nan\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          email                   | all who lack it would become one person
          match_id                | all who lack it would become one person
          event_id                | Amazon would take all events that lack it for one
          tcf                     | set "consent_type" for the consent of all who have none of their own
          amzn_ad_storage         | set "consent_type" for the consent of all who have none of their own
          ip_address              | set "consent_type" for the consent of all who have none of their own
          limited_data_use        | set the option "limited_data_use" instead
          event_time              | each event has its own
          user_agent              | each event has its own
          amazon_ad_event_key     | each event has its own
          aref_measurement_tokens | each event has its own
          """)
  void refusesADefaultThatWouldBeOfEverybodyAndDoesNotShowIt(String column, String why) {
    assertThat(with(column, "rosa@example.org").problems())
        .containsExactly("- \"defaults\": \"" + column + "\" can't have a default: " + why);
  }

  @Test
  void refusesEveryColumnThatTheContractDoesNotName() {
    List<String> allowed =
        List.of(
            "event_name",
            "conversion_type",
            "event_source",
            "country_code",
            "currency_code",
            "value",
            "units_sold",
            "partner");
    for (EventColumn column : EventColumn.values()) {
      assertThat(with(column.columnName(), "x").problems().toString().contains("can't have"))
          .as(column.columnName())
          .isEqualTo(!allowed.contains(column.columnName()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evnt_name | Purchase | ; did you mean "event_name"?
          shop      | Shop     | ''
          """)
  void refusesAColumnThatThePluginDoesNotKnow(String column, String value, String hint) {
    assertThat(with(column, value).problems())
        .containsExactly(
            "- \"defaults\": \""
                + column
                + "\" is not a column of this plugin or of \"custom_data\""
                + hint);
  }

  @Test
  void refusesWhatIsNoMapOfTexts() {
    assertThat(Configs.required().with("defaults", "USD").problems())
        .containsExactly(
            "- \"defaults\": must be a map such as {currency_code: USD}, but was \"USD\"");
    assertThat(with("currency_code", List.of("USD")).problems())
        .containsExactly(
            "- \"defaults\": \"currency_code\" must be a single text, not a list or a map");
    assertThat(with("country_code", false).problems())
        .containsExactly(
            "- \"defaults\": \"country_code\" must be in quotes, since YAML makes a boolean of a word"
                + " such as NO, yes or on");
    assertThat(with("value", 49.9).problems())
        .containsExactly(
            "- \"defaults\": \"value\" must be in quotes, since YAML makes another text of a number"
                + " such as 1.10 or 12E4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_name", "conversion_type", "event_source", "country_code"})
  void countsAColumnWithADefaultAsThere(String column) {
    String value =
        Map.of(
                "event_name", "Purchase",
                "conversion_type", "LEAD",
                "event_source", "WEBSITE",
                "country_code", "US")
            .get(column);

    assertThat(with(column, value).withColumns(Columns.required().without(column)).problems())
        .isEmpty();
  }

  @Test
  void countsAnAttributeWithADefaultAsThere() {
    assertThat(
            Configs.required()
                .with("custom_data", "shop:STRING")
                .with("defaults", Map.of("shop", "Berlin"))
                .problems())
        .isEmpty();
  }

  @Test
  void suggestsTheColumnThatItStandsInFor() {
    assertThat(
            with("event_name", "Purchase")
                .withColumns(
                    Columns.required().without("event_name").with("EventName", Types.STRING))
                .warnings())
        .containsExactly(
            "Unused columns, which are not sent: \"EventName\" (did you mean \"event_name\"?)");
  }

  @Test
  void saysWhatIsWrongEvenBesideATimeFormatThatCannotBeRead() {
    assertThat(
            Configs.required()
                .with("event_time_format", "java:yyyy{")
                .with("defaults", Map.of("units_sold", "0"))
                .problems())
        .containsExactly(
            "- \"event_time_format\": must be a pattern of embulk-util-timestamp, such as %Y-%m-%d"
                + " %H:%M:%S, but was \"java:yyyy{\"",
            "- \"defaults\": \"units_sold\" must be a whole number from 1 to 2147483647, but was"
                + " \"0\"");
  }

  /** It fills the blanks of the column in the input. */
  @Test
  void takesADefaultForAColumnThatIsMappedAsWell() {
    assertThat(
            with("currency_code", "USD")
                .with("columns", Map.of("currency_code", "Currency"))
                .withColumns(Columns.required().with("Currency", Types.STRING))
                .problems())
        .isEmpty();
  }
}
