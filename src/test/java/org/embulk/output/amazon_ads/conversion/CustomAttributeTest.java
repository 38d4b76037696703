package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.conversion.CustomAttribute.Type;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomAttributeTest {
  private static final String INTEGER_RULE = "must be a 32-bit integer";
  private static final String AMBIGUOUS =
      "must be unambiguous, but has a comma before its last three digits, which can be read in two"
          + " ways, such as 1,299 as 1299 or as 1.30: leave the comma out, or write a point";
  private static final String LENGTH_RULE = "may have at most 256 characters";

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Type.STRING, "a text", "a text"),
        Arguments.of(Type.STRING, " as it is\n", " as it is\n"),
        Arguments.of(Type.STRING, "x".repeat(256), "x".repeat(256)),
        Arguments.of(Type.STRING, "😀".repeat(256), "😀".repeat(256)),
        Arguments.of(Type.STRING, 42L, "42"),
        Arguments.of(Type.STRING, Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(Type.STRING, 1.5, "1.5"),
        Arguments.of(Type.STRING, 1e10, "10000000000"),
        Arguments.of(Type.STRING, 1e-7, "0.00000010"),
        Arguments.of(Type.STRING, true, "true"),
        Arguments.of(Type.STRING, false, "false"),
        Arguments.of(Type.STRING, Instant.parse("2026-04-14T04:34:30Z"), "2026-04-14T04:34:30Z"),
        Arguments.of(
            Type.STRING,
            Instant.parse("2026-04-14T04:34:30.123456789Z"),
            "2026-04-14T04:34:30.123456789Z"),
        Arguments.of(Type.INTEGER, "42", "42"),
        Arguments.of(Type.INTEGER, " -42 ", "-42"),
        Arguments.of(Type.INTEGER, "+42", "42"),
        Arguments.of(Type.INTEGER, "0042", "42"),
        Arguments.of(Type.INTEGER, "-0", "0"),
        Arguments.of(Type.INTEGER, "2147483647", "2147483647"),
        Arguments.of(Type.INTEGER, "-2147483648", "-2147483648"),
        Arguments.of(Type.INTEGER, 2147483647L, "2147483647"),
        Arguments.of(Type.INTEGER, -2147483648L, "-2147483648"),
        Arguments.of(Type.INTEGER, "42.0", "42"),
        Arguments.of(Type.INTEGER, "-1.234.567", "-1234567"),
        Arguments.of(Type.INTEGER, 7.0, "7"),
        Arguments.of(Type.INTEGER, 1e9, "1000000000"),
        Arguments.of(Type.INTEGER, -2147483648.0, "-2147483648"),
        Arguments.of(Type.TIMESTAMP, "2026-04-14 04:34:30 +09:00", "2026-04-13T19:34:30Z"),
        Arguments.of(Type.TIMESTAMP, "1700000000123", "2023-11-14T22:13:20.123Z"),
        Arguments.of(Type.TIMESTAMP, 0L, "1970-01-01T00:00:00Z"),
        Arguments.of(Type.TIMESTAMP, "-1", "1969-12-31T23:59:59Z"),
        Arguments.of(Type.TIMESTAMP, 1700000000L, "2023-11-14T22:13:20Z"),
        Arguments.of(Type.TIMESTAMP, 1700000000.25, "2023-11-14T22:13:20.250Z"),
        Arguments.of(
            Type.TIMESTAMP,
            Instant.parse("2026-04-14T04:34:30.123456789Z"),
            "2026-04-14T04:34:30.123Z"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void sendsTheValueAsText(Type type, Object value, String sent) throws Exception {
    JsonNode event =
        Conversion.withAttributes(new CustomAttribute("attr1", type))
            .event(ValidRow.lead().with("attr1", value));

    assertThat(event.get("customData")).hasSize(1);
    assertThat(event.at("/customData/0/name").asText()).isEqualTo("attr1");
    assertThat(event.at("/customData/0/dataType").asText()).isEqualTo(type.name());
    assertThat(event.at("/customData/0/value").isTextual()).isTrue();
    assertThat(event.at("/customData/0/value").asText()).isEqualTo(sent);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(Type.STRING, "x".repeat(257), LENGTH_RULE),
        Arguments.of(Type.STRING, "😀".repeat(257), LENGTH_RULE),
        Arguments.of(Type.STRING, 1e300, LENGTH_RULE),
        Arguments.of(Type.STRING, Double.NaN, "must be a finite number"),
        Arguments.of(Type.STRING, Double.NEGATIVE_INFINITY, "must be a finite number"),
        Arguments.of(Type.INTEGER, "2147483648", INTEGER_RULE),
        Arguments.of(Type.INTEGER, "-2147483649", INTEGER_RULE),
        Arguments.of(Type.INTEGER, 2147483648L, INTEGER_RULE),
        Arguments.of(Type.INTEGER, -2147483649L, INTEGER_RULE),
        Arguments.of(Type.INTEGER, Long.MAX_VALUE, INTEGER_RULE),
        Arguments.of(Type.INTEGER, "1.5", INTEGER_RULE),
        Arguments.of(Type.INTEGER, 1.5, INTEGER_RULE),
        Arguments.of(Type.INTEGER, 2147483648.0, INTEGER_RULE),
        Arguments.of(Type.INTEGER, 1e300, INTEGER_RULE),
        Arguments.of(Type.INTEGER, Double.NaN, INTEGER_RULE),
        Arguments.of(Type.INTEGER, "seven", INTEGER_RULE),
        Arguments.of(Type.INTEGER, "$7", INTEGER_RULE),
        Arguments.of(Type.INTEGER, "1,299", AMBIGUOUS),
        Arguments.of(Type.INTEGER, "1e3", INTEGER_RULE),
        Arguments.of(Type.INTEGER, true, INTEGER_RULE),
        Arguments.of(Type.INTEGER, Instant.EPOCH, INTEGER_RULE),
        Arguments.of(
            Type.TIMESTAMP,
            "yesterday",
            "must be a time such as 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time"),
        Arguments.of(
            Type.TIMESTAMP,
            true,
            "must be a time such as 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time"),
        Arguments.of(
            Type.TIMESTAMP,
            123456789012L,
            "a number must be Unix time in seconds (at most 11 digits), milliseconds (13 digits),"
                + " microseconds (16 digits) or nanoseconds (19 digits)"),
        Arguments.of(Type.TIMESTAMP, Instant.MAX, "must be in the years 1 to 9999"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesTheValue(Type type, Object value, String rule) {
    InvalidRecordException refusal =
        Conversion.withAttributes(new CustomAttribute("attr1", type))
            .refusal(ValidRow.lead().with("attr1", value));

    assertThat(refusal).hasMessageStartingWith("\"attr1\": " + rule);
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_CUSTOM_DATA);
    assertThat(refusal.column()).isEqualTo("attr1");
  }

  @ParameterizedTest
  @EnumSource(Type.class)
  void leavesOutAnAbsentValue(Type type) throws Exception {
    Conversion conversion =
        Conversion.withAttributes(
            new CustomAttribute("attr1", type), new CustomAttribute("attr2", Type.STRING));

    for (Object absent : new Object[] {null, "", "\u00A0\uFEFF"}) {
      assertThat(conversion.event(ValidRow.lead().with("attr1", absent)).has("customData"))
          .isFalse();
      assertThat(
              conversion
                  .event(ValidRow.lead().with("attr1", absent).with("attr2", "x"))
                  .findValuesAsText("name"))
          .endsWith("attr2")
          .doesNotContain("attr1");
    }
  }

  /** Null is a name, and so may be a text; pandas prints a missing number as nan. */
  @ParameterizedTest
  @ValueSource(strings = {"nan", "NaN", "None", "null", "n/a"})
  void takesAWordForAMissingValueOnlyWhereTextsAreNone(String word) throws Exception {
    for (Type type : List.of(Type.INTEGER, Type.TIMESTAMP)) {
      assertThat(
              Conversion.withAttributes(new CustomAttribute("city", type))
                  .event(ValidRow.lead().with("city", word))
                  .has("customData"))
          .isFalse();
    }
    assertThat(
            Conversion.withAttributes(new CustomAttribute("attr1", Type.STRING))
                .event(ValidRow.lead().with("attr1", word))
                .at("/customData/0/value")
                .asText())
        .isEqualTo(word);
  }

  @Test
  void keepsTheOrderOfTheConfig() throws Exception {
    assertThat(
            Conversion.withAttributes(
                    new CustomAttribute("b", Type.STRING), new CustomAttribute("a", Type.STRING))
                .event(ValidRow.lead().with("a", "1").with("b", "2"))
                .get("customData")
                .findValuesAsText("name"))
        .containsExactly("b", "a");
  }
}
