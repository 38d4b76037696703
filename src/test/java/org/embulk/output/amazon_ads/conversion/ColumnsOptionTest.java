package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embulk.spi.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the option {@code columns} may say, and what the check of the input makes of it. */
class ColumnsOptionTest {
  private static Configs mapping(String... namesByColumn) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesByColumn.length; i += 2) {
      map.put(namesByColumn[i], namesByColumn[i + 1]);
    }
    return Configs.required().with("columns", map);
  }

  @Test
  void findsAColumnByItsNameInTheInput() {
    Configs config =
        mapping("event_time", "Created at", "email", "E-Mail")
            .withColumns(
                Columns.required()
                    .without("event_time")
                    .without("email")
                    .with("Created at", Types.STRING)
                    .with("E-Mail", Types.STRING));

    assertThat(config.problems()).isEmpty();
    assertThat(config.warnings()).isEmpty();
    assertThat(config.settings().columns.inInput("email")).isEqualTo("E-Mail");
    assertThat(config.settings().columns.inInput("phone")).isEqualTo("phone");
  }

  @Test
  void doesNotUseTheColumnThatBearsThePluginsName() {
    assertThat(
            mapping("email", "E-Mail")
                .withColumns(Columns.required().with("E-Mail", Types.STRING))
                .warnings())
        .containsExactly("Unused columns, which are not sent: \"email\"");
  }

  @Test
  void mapsColumnsToEachOther() {
    Configs config =
        mapping("first_name", "last_name", "last_name", "first_name", "email", "email")
            .withColumns(
                Columns.required()
                    .with("first_name", Types.STRING)
                    .with("last_name", Types.STRING));

    assertThat(config.problems()).isEmpty();
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void keepsTheBlanksOfAName() {
    assertThat(
            mapping("event_id", "Order ID ")
                .withColumns(Columns.required().with("Order ID ", Types.STRING))
                .problems())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void takesABlankForAbsent(String blank) {
    assertThat(Configs.required().with("columns", blank).problems()).isEmpty();
    assertThat(mapping("email", blank).problems()).isEmpty();
    assertThat(mapping("email", blank).settings().columns.isMapped("email")).isFalse();
    assertThat(mapping("email", null).problems()).isEmpty();
  }

  @Test
  void refusesWhatIsNoMap() {
    assertThat(Configs.required().with("columns", "email: E-Mail").problems())
        .containsExactly(
            "- \"columns\": must be a map such as {email: E-Mail}, but was \"email: E-Mail\"");
    assertThat(Configs.required().with("columns", List.of(Map.of("email", "E-Mail"))).problems())
        .containsExactly("- \"columns\": must be a map such as {email: E-Mail}, not a list");
  }

  @Test
  void refusesWhatIsNoText() {
    for (Object value : List.of(Map.of("name", "E-Mail"), List.of("E-Mail"))) {
      assertThat(Configs.required().with("columns", Map.of("email", value)).problems())
          .containsExactly("- \"columns\": \"email\" must be a single text, not a list or a map");
    }
    assertThat(Configs.required().with("columns", Map.of("email", true)).problems())
        .containsExactly(
            "- \"columns\": \"email\" must be in quotes, since YAML makes a boolean of a word such as"
                + " NO, yes or on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event_ids | Order ID | ; did you mean "event_id"?
          Email     | E-Mail   | ; did you mean "email"?
          brnd_x    | Brand    | ; did you mean "brand_x"?
          Order ID  | event_id | ; write the plugin's name first: {event_id: Order ID}
          shop      | Shop     | ''
          """)
  void refusesAColumnThatThePluginDoesNotKnow(String column, String name, String hint) {
    assertThat(
            mapping(column, name)
                .with("custom_data", "brand_x:STRING")
                .withColumns(Columns.required().with("brand_x", Types.STRING))
                .problems())
        .containsExactly(
            "- \"columns\": \""
                + column
                + "\" is not a column of this plugin or of \"custom_data\""
                + hint);
  }

  @Test
  void refusesANameThatTheInputDoesNotHave() {
    Columns columns = Columns.required().without("event_time").with("Order ID", Types.STRING);

    assertThat(
            mapping("event_id", "order id", "event_time", "Created at")
                .withColumns(columns)
                .problems())
        .containsExactly(
            "- \"columns\": \"event_time\" is mapped to \"Created at\", but the input has no such"
                + " column",
            "- \"columns\": \"event_id\" is mapped to \"order id\", but the input has no such"
                + " column; did you mean \"Order ID\"?");
  }

  @Test
  void refusesOneColumnForTwo() {
    Columns columns = Columns.required().with("Mail", Types.STRING);

    assertThat(mapping("phone", "Mail", "fip", "Mail").withColumns(columns).problems())
        .containsExactly(
            "- \"columns\": the input's column \"Mail\" would be both \"phone\" and \"fip\"; each"
                + " needs a column of its own");
  }

  @Test
  void refusesAColumnThatIsUsedUnderItsOwnName() {
    assertThat(mapping("event_id", "email").problems())
        .containsExactly(
            "- \"columns\": the input's column \"email\" would be both \"email\" and"
                + " \"event_id\"; each needs a column of its own");
  }

  @Test
  void mapsACustomAttribute() {
    Configs config =
        mapping("brand", "Product brand", "value", "Total")
            .with("custom_data", "brand:STRING,value:STRING")
            .withColumns(
                Columns.required().with("Product brand", Types.STRING).with("Total", Types.STRING));

    assertThat(config.problems()).isEmpty();
    assertThat(config.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "Phone", "TCF", "ip_address", "amzn_ad_storage", "fip"})
  void refusesAnAttributeFromAColumnThatIsNamedLikeAPersonalOne(String name) {
    Columns columns = Columns.required().without("email").with("Mail", Types.STRING);

    assertThat(
            mapping("brand", name, "email", "Mail")
                .with("custom_data", "brand:STRING")
                .withColumns(columns.with(name, Types.STRING))
                .problems())
        .containsExactly(personal("brand", name));
  }

  @Test
  void refusesAnAttributeFromAColumnThatIsMappedToAPersonalOne() {
    Columns columns = Columns.required().without("email").with("Mail", Types.STRING);

    assertThat(
            mapping("brand", "Mail", "email", "Mail")
                .with("custom_data", "brand:STRING")
                .withColumns(columns)
                .problems())
        .containsExactly(personal("brand", "Mail"));
    assertThat(
            mapping("email", "Mail")
                .with("custom_data", "Mail:STRING")
                .withColumns(columns)
                .problems())
        .containsExactly(personal("Mail", "Mail"));
  }

  private static String personal(String attribute, String name) {
    return "- \"columns\": the custom attribute \""
        + attribute
        + "\" must not be the input's column \""
        + name
        + "\", which is an identifier or a consent and would be sent unhashed";
  }

  @Test
  void countsAMappedColumnAsThere() {
    assertThat(
            mapping("event_time", "Created", "email", "Mail", "tcf", "Consent")
                .with("region", "EU")
                .withColumns(
                    Columns.required()
                        .without("event_time")
                        .without("email")
                        .with("Created", Types.STRING)
                        .with("Mail", Types.STRING)
                        .with("Consent", Types.STRING))
                .problems())
        .isEmpty();
  }

  @Test
  void namesBothWhereATypeIsWrong() {
    assertThat(
            mapping("event_id", "Order ID", "brand", "Product brand")
                .with("custom_data", "brand:STRING")
                .withColumns(
                    Columns.required()
                        .with("Order ID", Types.BOOLEAN)
                        .with("Product brand", Types.JSON))
                .problems())
        .containsExactly(
            "- column \"Order ID\" (event_id): must be of type string or long, but is boolean",
            "- \"custom_data\": names \"Product brand\" (brand), whose type is json, the only one"
                + " that can't be sent");
  }

  @Test
  void showsANameInOneVisibleLine() {
    assertThat(mapping("event_id", "Order\nID").problems())
        .containsExactly(
            "- \"columns\": \"event_id\" is mapped to \"Order ID\", but the input has no such"
                + " column");
  }
}
