package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.embulk.output.amazon_ads.conversion.EventReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  private static final String RULE = "must be a number";

  @ParameterizedTest
  @CsvSource({"1, 1", "-1.50, -1.50", "+2, 2", ".5, 0.5", "5., 5", "' 7 ', 7", "007, 7"})
  void readsPlainDecimalTexts(String text, BigDecimal number) throws Exception {
    assertThat(read(text)).isEqualTo(number);
  }

  @Test
  void readsASinglePointAsTheDecimalPoint() throws Exception {
    assertThat(read("1.299")).isEqualTo("1.299");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "49,9 | 49.9",
        "49,90 | 49.90",
        ",5 | 0.5",
        "-3,75 | -3.75",
        "12,3456 | 12.3456",
        "1234567,89 | 1234567.89"
      })
  void readsASingleCommaAsTheDecimalPointUnlessThreeDigitsFollow(String text, BigDecimal number)
      throws Exception {
    assertThat(read(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,299", "-1,299", "12,000", "0,125"})
  void refusesASingleCommaBeforeThreeDigits(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessage(
            "\"value\": must be unambiguous, but has a comma before its last three digits, which can"
                + " be read in two ways, such as 1,299 as 1299 or as 1.30: leave the comma out, or"
                + " write a point");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234,567 | 1234567",
        "1.234.567 | 1234567",
        "1'299 | 1299",
        "1\u2019299 | 1299",
        "1 299 | 1299",
        "1\u00A0299 | 1299",
        "1\u202F299\u202F000 | 1299000"
      })
  void readsOneKindOfSeparatorAsGroupsOfThree(String text, BigDecimal number) throws Exception {
    assertThat(read(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,299.00 | 1299.00",
        "1.299,00 | 1299.00",
        "1'299.50 | 1299.50",
        "1 299,5 | 1299.5",
        "-1.234.567,891 | -1234567.891",
        "12,345,678.9 | 12345678.9"
      })
  void readsTheLaterOfTwoKindsAsTheDecimalPoint(String text, BigDecimal number) throws Exception {
    assertThat(read(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ",",
        "1e3",
        "0x1F",
        "NaN",
        "Infinity",
        "--1",
        "١",
        "1,29,999",
        "1234,567.00",
        "1.299,00,00",
        "1,299.00.00",
        "1 299.000,50",
        "1.29'50",
        "12 34",
        "1''299"
      })
  void readsNoOtherTexts(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageStartingWith("\"value\": must be a number");
  }

  @Test
  void readsUpTo100Characters() throws Exception {
    assertThat(read("0".repeat(99) + "1")).isEqualTo(BigDecimal.ONE);
    assertThatThrownBy(() -> read("0".repeat(100) + "1"))
        .isInstanceOf(InvalidRecordException.class);
  }

  @Test
  void readsNumbersExactly() throws Exception {
    assertThat(read(Long.MIN_VALUE)).isEqualTo(new BigDecimal("-9223372036854775808"));
    assertThat(read(1.005)).isEqualTo(new BigDecimal("1.005"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void readsOnlyFiniteDoubles(double number) {
    assertThatThrownBy(() -> read(number)).hasMessageStartingWith("\"value\": must be a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2147483647 | 2147483647",
        "-2147483648 | -2147483648",
        "0 | 0",
        "+1 | 1",
        "2.0 | 2",
        "2,00 | 2",
        "1,234,567 | 1234567"
      })
  void readsIntegersOf32Bits(String text, int integer) throws Exception {
    assertThat(Decimals.int32(text, "value", EventReason.INVALID_VALUE, RULE)).isEqualTo(integer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "10000000000", "2.5", "0,5", "x"})
  void readsNoOtherIntegers(String text) {
    assertThatThrownBy(() -> Decimals.int32(text, "value", EventReason.INVALID_VALUE, RULE))
        .hasMessageStartingWith("\"value\": must be a number");
  }

  private static BigDecimal read(Object value) throws InvalidRecordException {
    return Decimals.read(value, "value", EventReason.INVALID_VALUE, RULE);
  }
}
