package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.conversion.CustomAttribute.Type;
import org.embulk.spi.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomDataOptionTest {
  private static final Columns COLUMNS =
      Columns.required()
          .with("a", Types.STRING)
          .with("b_2", Types.LONG)
          .with("C", Types.TIMESTAMP)
          .with("7", Types.BOOLEAN)
          .with("d", Types.DOUBLE)
          .with("j", Types.JSON);

  @Test
  void readsNamesAndTypesInTheirOrder() {
    assertThat(custom("C:TIMESTAMP,a:STRING,b_2:INTEGER,7:STRING").settings().customData)
        .extracting(CustomAttribute::name, CustomAttribute::type)
        .containsExactly(
            tuple("C", Type.TIMESTAMP),
            tuple("a", Type.STRING),
            tuple("b_2", Type.INTEGER),
            tuple("7", Type.STRING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " a : STRING , d : INTEGER ",
        "a:STRING,\n  d:INTEGER\n",
        "\u3000a\u3000:\u3000STRING\u3000,\u00A0d\uFEFF:\tINTEGER\u2003"
      })
  void allowsBlanksAroundTheParts(String given) {
    assertThat(custom(given).settings().customData)
        .extracting(CustomAttribute::name)
        .containsExactly("a", "d");
  }

  @Test
  void takesThirteenColumnsAndNotFourteen() {
    assertThat(columnsAndOption(13).settings().customData).hasSize(13);
    assertThat(columnsAndOption(14).problems())
        .containsExactly("- \"custom_data\": may name at most 13 columns, but names 14");
  }

  @Test
  void countsAPartThatIsRefusedToo() {
    Configs config = columnsAndOption(13);
    String text =
        IntStream.range(0, 13).mapToObj(i -> "c" + i + ":STRING").collect(Collectors.joining(","));

    assertThat(config.with("custom_data", text + ",c!:STRING").problems())
        .containsExactly(
            "- \"custom_data\": names may contain only letters, digits and _, but one is \"c!\"",
            "- \"custom_data\": may name at most 13 columns, but names 14");
  }

  private static Configs columnsAndOption(int count) {
    Columns columns = Columns.required();
    for (int i = 0; i < count; i++) {
      columns = columns.with("c" + i, Types.STRING);
    }
    String text =
        IntStream.range(0, count)
            .mapToObj(i -> "c" + i + ":STRING")
            .collect(Collectors.joining(","));
    return Configs.required().withColumns(columns).with("custom_data", text);
  }

  @Test
  void refusesAColumnNamedTwice() {
    assertThat(custom("a:STRING,d:STRING, a:INTEGER,a:STRING").problems())
        .containsExactly("- \"custom_data\": must name each column once, but names \"a\" again");
  }

  @ParameterizedTest
  @CsvSource({
    "string, string",
    "String, String",
    "'', ''",
    "DATE, DATE",
    "STRING INTEGER, STRING INTEGER",
    "DOUBLE, DOUBLE"
  })
  void refusesAnotherType(String type, String shown) {
    assertThat(custom("d:INTEGER,a:" + type).problems())
        .containsExactly(
            "- \"custom_data\": the type of \"a\" must be one of STRING, INTEGER, TIMESTAMP, but"
                + " was \""
                + shown
                + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-b", "a b", "", "é", "a.b", "a\u200B", "a😀"})
  void refusesAnotherName(String name) {
    assertThat(custom("d:INTEGER," + name + ":STRING").problems())
        .containsExactly(
            "- \"custom_data\": names may contain only letters, digits and _, but one is \""
                + name.replace('\u200B', ' ')
                + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'a:STRING,', ''",
    "',a:STRING', ''",
    "'a:STRING,,d:STRING', ''",
    "'a:STRING, ,', ' '",
    "'a', 'a'",
    "'a:STRING:x', 'a:STRING:x'",
    "'a:STRING;d:STRING', 'a:STRING;d:STRING'",
    "'a STRING', 'a STRING'"
  })
  void refusesAPartThatIsNotNameAndType(String given, String part) {
    assertThat(custom(given).problems())
        .startsWith(
            "- \"custom_data\": must be name:TYPE, several of them separated by commas, but one is"
                + " \""
                + part
                + "\"");
  }

  @Test
  void showsThePartThatIsWrongOfALongText() {
    assertThat(custom("a:STRING," + "x".repeat(200) + ":STRING,d!:STRING").problems())
        .startsWith(
            "- \"custom_data\": names may contain only letters, digits and _, but one is \"d!\"");
  }

  @Test
  void warnsOfColumnsThatTheInputHasNotAndNamesTheNearest() {
    Configs config =
        Configs.required()
            .with("custom_data", "shop:STRING,Brand_Name:STRING,categry:STRING,emails:STRING")
            .withColumns(
                Columns.required().with("brand_name", Types.STRING).with("category", Types.STRING));

    assertThat(config.problems()).isEmpty();
    assertThat(config.warnings())
        .containsExactly(
            "\"custom_data\" names columns that the input does not have, and which are not sent:"
                + " \"shop\", \"Brand_Name\" (did you mean \"brand_name\"?), \"categry\" (did you mean"
                + " \"category\"?), \"emails\"",
            "Unused columns, which are not sent: \"brand_name\" (did you mean \"Brand_Name\"?),"
                + " \"category\" (did you mean \"categry\"?)");
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
        "fip",
        "ip_address",
        "tcf",
        "gpp",
        "amzn_ad_storage",
        "amzn_user_data"
      })
  void refusesAColumnThatIsPersonal(String column) {
    String refused =
        "- \"custom_data\": names \""
            + column
            + "\", which is an identifier or a consent and must not be a custom attribute";
    Configs config = Configs.required().with("custom_data", column + ":STRING");
    Columns with = Columns.required().without(column).with(column, Types.STRING);

    assertThat(config.withColumns(with).problems()).containsExactly(refused);
    assertThat(config.withColumns(Columns.required().with("maid", Types.STRING)).problems())
        .containsExactly(refused);
  }

  @Test
  void takesAnyOtherColumnThatThePluginKnows() {
    assertThat(custom("event_name:STRING,event_time:TIMESTAMP").problems()).isEmpty();
  }

  @Test
  void refusesAColumnOfJson() {
    assertThat(custom("j:STRING").problems())
        .containsExactly(
            "- \"custom_data\": names \"j\", whose type is json, the only one that can't be sent");
  }

  @Test
  void takesAColumnOfAnyOtherTypeForAnyType() {
    for (Type type : Type.values()) {
      String text =
          Stream.of("a", "b_2", "C", "7", "d")
              .map(n -> n + ":" + type)
              .collect(Collectors.joining(","));
      assertThat(custom(text).problems()).isEmpty();
    }
  }

  private static Configs custom(String text) {
    return Configs.required().withColumns(COLUMNS).with("custom_data", text);
  }
}
