package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.embulk.spi.type.Type;
import org.embulk.spi.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {
  private static final Configs EUROPE = Configs.required().with("region", "EU");

  private static final String NO_IDENTIFIER =
      "- the input needs at least one identifier column: email, phone, first_name, last_name,"
          + " address, city, state, postal, maid, ramp_id, match_id, real_id, merkle_id, kantar_id,"
          + " fip";

  private static final String NO_CONSENT =
      "- \"region\": EU requires consent for each row: set \"consent_type\", or have one of the"
          + " columns ip_address, tcf, gpp, amzn_user_data";

  /** What the contract's table says, column by column. */
  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry("event_name", "string"),
          Map.entry("conversion_type", "string"),
          Map.entry("event_source", "string"),
          Map.entry("country_code", "string"),
          Map.entry("event_time", "string or long or double or timestamp"),
          Map.entry("email", "string or long"),
          Map.entry("phone", "string or long"),
          Map.entry("first_name", "string or long"),
          Map.entry("last_name", "string or long"),
          Map.entry("address", "string or long"),
          Map.entry("city", "string or long"),
          Map.entry("state", "string or long"),
          Map.entry("postal", "string or long"),
          Map.entry("maid", "string or long"),
          Map.entry("match_id", "string or long"),
          Map.entry("ramp_id", "string or long"),
          Map.entry("real_id", "string or long"),
          Map.entry("merkle_id", "string or long"),
          Map.entry("kantar_id", "string or long"),
          Map.entry("fip", "string or long"),
          Map.entry("value", "string or long or double"),
          Map.entry("currency_code", "string"),
          Map.entry("units_sold", "long or string or double"),
          Map.entry("event_id", "string or long"),
          Map.entry("partner", "string"),
          Map.entry("amazon_ad_event_key", "string"),
          Map.entry("ip_address", "string"),
          Map.entry("tcf", "string"),
          Map.entry("gpp", "string"),
          Map.entry("amzn_ad_storage", "string"),
          Map.entry("amzn_user_data", "string"),
          Map.entry("limited_data_use", "boolean or string"),
          Map.entry("user_agent", "string"),
          Map.entry("aref_measurement_tokens", "string"));

  @ParameterizedTest
  @ValueSource(
      strings = {"event_name", "conversion_type", "event_source", "country_code", "event_time"})
  void asksForARequiredColumn(String column) {
    assertThat(problems(Columns.required().without(column)))
        .containsExactly(
            "- column \"" + column + "\": is required, but the input has no such column");
  }

  @Test
  void asksForAColumnInItsOwnLetterCase() {
    assertThat(problems(Columns.required().without("event_name").with("Event_Name", Types.STRING)))
        .containsExactly(
            "- column \"event_name\": is required, but the input has no such column; columns that"
                + " nothing uses: \"Event_Name\"");
  }

  @Test
  void namesUnusedColumnsOnceWhereSomeAreMissing() {
    Columns columns =
        Columns.required()
            .without("event_time")
            .without("email")
            .with("order date", Types.STRING)
            .with("mail", Types.STRING);

    assertThat(problems(columns))
        .containsExactly(
            "- column \"event_time\": is required, but the input has no such column; columns that"
                + " nothing uses: \"order date\", \"mail\"",
            NO_IDENTIFIER);
  }

  @Test
  void namesUnusedColumnsWhereAnIdentifierOrAConsentIsMissing() {
    assertThat(problems(Columns.required().without("email").with("mail", Types.STRING)))
        .containsExactly(NO_IDENTIFIER + "; columns that nothing uses: \"mail\"");
    assertThat(EUROPE.withColumns(Columns.required().with("TCF", Types.STRING)).problems())
        .containsExactly(NO_CONSENT + "; columns that nothing uses: \"TCF\"");
  }

  @Test
  void boundsTheUnusedColumnsOfALine() {
    Columns columns = Columns.required().without("event_time");
    for (int i = 1; i <= 12; i++) {
      columns = columns.with("c" + i, Types.STRING);
    }
    String ten = "\"c1\", \"c2\", \"c3\", \"c4\", \"c5\", \"c6\", \"c7\", \"c8\", \"c9\", \"c10\"";

    assertThat(problems(columns)).singleElement().asString().endsWith(": " + ten + " and 2 more");
    assertThat(Configs.required().withColumns(columns).warnings())
        .containsExactly("Unused columns, which are not sent: " + ten + " and 2 more");
  }

  @Test
  void suggestsAColumnThatTheInputLacks() {
    Configs config =
        Configs.required()
            .with("custom_data", "shop_id:STRING")
            .withColumns(
                Columns.required()
                    .without("email")
                    .with("EMAIL", Types.STRING)
                    .with("Event Name", Types.STRING)
                    .with("curency_code", Types.STRING)
                    .with("ShopId", Types.STRING)
                    .with("zip", Types.STRING));

    assertThat(config.warnings())
        .contains(
            "Unused columns, which are not sent: \"EMAIL\" (did you mean \"email\"?),"
                + " \"curency_code\" (did you mean \"currency_code\"?), \"ShopId\" (did you mean"
                + " \"shop_id\"?), \"Event Name\", \"zip\"");
  }

  @Test
  void namesAMisspeltColumnBeforeTenOthers() {
    Columns columns = Columns.required().without("event_time");
    for (int i = 1; i <= 10; i++) {
      columns = columns.with("c" + i, Types.STRING);
    }
    columns = columns.with("Event_Time", Types.STRING);
    String others =
        "\"c1\", \"c2\", \"c3\", \"c4\", \"c5\", \"c6\", \"c7\", \"c8\", \"c9\" and 1 more";

    assertThat(problems(columns))
        .containsExactly(
            "- column \"event_time\": is required, but the input has no such column; columns that"
                + " nothing uses: \"Event_Time\", "
                + others);
    assertThat(Configs.required().withColumns(columns).warnings())
        .containsExactly(
            "Unused columns, which are not sent: \"Event_Time\" (did you mean \"event_time\"?), "
                + others);
  }

  @Test
  void asksForAnIdentifier() {
    assertThat(problems(Columns.required().without("email"))).containsExactly(NO_IDENTIFIER);
    assertThat(
            problems(
                Columns.required()
                    .without("email")
                    .with("event_id", Types.STRING)
                    .with("ip_address", Types.STRING)
                    .with("partner", Types.STRING)))
        .containsExactly(NO_IDENTIFIER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email",
        "phone",
        "first_name",
        "last_name",
        "address",
        "city",
        "state",
        "postal",
        "maid",
        "ramp_id",
        "match_id",
        "real_id",
        "merkle_id",
        "kantar_id",
        "fip"
      })
  void isContentWithAnyOneIdentifier(String column) {
    assertThat(problems(Columns.required().without("email").with(column, Types.STRING))).isEmpty();
  }

  @Test
  void asksForAConsentInEurope() {
    assertThat(EUROPE.problems()).containsExactly(NO_CONSENT);
    assertThat(Configs.required().with("region", "FE").problems()).isEmpty();
    assertThat(Configs.required().with("region", "NA").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcf", "gpp", "amzn_user_data", "ip_address"})
  void isContentWithAnyOneConsentColumn(String column) {
    assertThat(EUROPE.withColumns(Columns.required().with(column, Types.STRING)).problems())
        .isEmpty();
  }

  @Test
  void doesNotTakeTheAdStorageColumnAloneForAConsent() {
    assertThat(
            EUROPE.withColumns(Columns.required().with("amzn_ad_storage", Types.STRING)).problems())
        .containsExactly(NO_CONSENT);
  }

  @Test
  void isContentWithAnyConstantConsent() {
    assertThat(EUROPE.with("consent_type", "TCF").with("tcf", "CP").problems()).isEmpty();
    assertThat(EUROPE.with("consent_type", "GPP").with("gpp", "DB").problems()).isEmpty();
    assertThat(
            EUROPE
                .with("consent_type", "ACS")
                .with("amzn_ad_storage", "DENIED")
                .with("amzn_user_data", "DENIED")
                .problems())
        .isEmpty();
  }

  @Test
  void doesNotTakeAnIgnoredConstantForAConsent() {
    assertThat(EUROPE.with("tcf", "CP").problems()).containsExactly(NO_CONSENT);
    assertThat(EUROPE.with("consent_type", " ").with("tcf", "CP").problems())
        .containsExactly(NO_CONSENT);
  }

  @Test
  void doesNotAskForAConsentThatIsThereButWrong() {
    assertThat(EUROPE.with("consent_type", "TCF").problems())
        .containsExactly("- \"tcf\": is required with \"consent_type\" TCF");
    assertThat(EUROPE.with("consent_type", "TFC").problems())
        .containsExactly("- \"consent_type\": must be one of TCF, GPP, ACS, but was \"TFC\"");
  }

  static Stream<Arguments> everyColumnOfEveryType() {
    return ACCEPTED.keySet().stream()
        .sorted()
        .flatMap(column -> allTypes().stream().map(type -> Arguments.of(column, type)));
  }

  private static List<Type> allTypes() {
    return List.of(
        Types.BOOLEAN, Types.LONG, Types.DOUBLE, Types.STRING, Types.TIMESTAMP, Types.JSON);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyColumnOfEveryType")
  void takesAColumnOfTheTypesInTheContractOnly(String column, Type type) {
    Columns columns = Columns.required().without(column).with(column, type);
    String accepted = ACCEPTED.get(column);

    if (Arrays.asList(accepted.split(" or ")).contains(type.getName())) {
      assertThat(problems(columns)).isEmpty();
    } else {
      assertThat(problems(columns))
          .containsExactly(
              "- column \""
                  + column
                  + "\": must be of type "
                  + accepted
                  + ", but is "
                  + type.getName());
    }
  }

  @ParameterizedTest
  @EnumSource(EventColumn.class)
  void knowsNoColumnThatIsNotInTheContract(EventColumn column) {
    assertThat(ACCEPTED).containsKey(column.columnName());
  }

  @Test
  void refusesAColumnThatIsThereTwice() {
    Columns twice =
        Columns.required()
            .with("email", Types.STRING)
            .with("email", Types.STRING)
            .with("note", Types.STRING)
            .with("note", Types.LONG);

    assertThat(problems(twice))
        .containsExactly(
            "- column \"email\": must appear only once in the input, but appears several times",
            "- column \"note\": must appear only once in the input, but appears several times");
  }

  @Test
  void warnsOnceOfAllColumnsThatNothingUses() {
    Configs config =
        Configs.required()
            .with("custom_data", "shop:STRING")
            .withColumns(
                Columns.required()
                    .with("e_mail", Types.STRING)
                    .with("shop", Types.STRING)
                    .with("Phone", Types.JSON)
                    .with("amzn_ad_storage", Types.STRING)
                    .with("a\n- b\uFEFF", Types.STRING));

    assertThat(config.problems()).isEmpty();
    assertThat(config.warnings())
        .containsExactly(
            "Unused columns, which are not sent: \"Phone\" (did you mean \"phone\"?), \"e_mail\", \"a - b \"");
  }

  @Test
  void cutsTheNameOfAColumn() {
    String name = "x".repeat(101);

    assertThat(problems(Columns.required().with(name, Types.STRING).with(name, Types.STRING)))
        .containsExactly(
            "- column \""
                + "x".repeat(100)
                + "…\": must appear only once in the input, but appears several times");
  }

  @Test
  void doesNotWarnWhereEveryColumnIsUsed() {
    Columns every = Columns.none();
    for (Map.Entry<String, String> column : ACCEPTED.entrySet()) {
      every = every.with(column.getKey(), Types.STRING);
    }

    assertThat(Configs.required().withColumns(every).problems()).isEmpty();
    assertThat(Configs.required().withColumns(every).warnings()).isEmpty();
  }

  private static List<String> problems(Columns columns) {
    return Configs.required().withColumns(columns).problems();
  }
}
