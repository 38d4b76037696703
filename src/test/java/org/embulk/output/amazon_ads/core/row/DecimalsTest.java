package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "-1.50, -1.50", "+2, 2", ".5, 0.5", "5., 5", "' 7 ', 7", "007, 7"})
  void readsPlainDecimalTexts(String text, BigDecimal number) {
    assertThat(Decimals.of(text)).hasValueSatisfying(read -> assertThat(read).isEqualTo(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1e3", "1,000", "1 000", "0x1F", "NaN", "Infinity", "--1", "١"})
  void readsNoOtherTexts(String text) {
    assertThat(Decimals.of(text)).isEmpty();
    assertThat(Decimals.int32(text)).isEmpty();
  }

  @Test
  void readsUpTo100Characters() {
    assertThat(Decimals.of("0".repeat(99) + "1")).contains(BigDecimal.ONE);
    assertThat(Decimals.of("0".repeat(100) + "1")).isEmpty();
  }

  @Test
  void readsNumbersExactly() {
    assertThat(Decimals.of(Long.MIN_VALUE)).contains(new BigDecimal("-9223372036854775808"));
    assertThat(Decimals.of(1.005)).contains(new BigDecimal("1.005"));
    assertThat(Decimals.of(Double.NaN)).isEmpty();
    assertThat(Decimals.of(Double.POSITIVE_INFINITY)).isEmpty();
    assertThat(Decimals.of(true)).isEmpty();
    assertThat(Decimals.of(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2147483647, 2147483647", "-2147483648, -2147483648", "0, 0", "+1, 1"})
  void readsIntegersOf32Bits(String text, int integer) {
    assertThat(Decimals.int32(text)).contains(integer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "-2147483649",
        "9999999999",
        "10000000000",
        "1.",
        "1.0",
        "1.5",
        ".0"
      })
  void readsNoOtherIntegersOfTexts(String text) {
    assertThat(Decimals.int32(text)).isEmpty();
  }

  @Test
  void readsIntegersOfNumbers() {
    assertThat(Decimals.int32(2_147_483_647L)).contains(2_147_483_647);
    assertThat(Decimals.int32(2_147_483_648L)).isEmpty();
    assertThat(Decimals.int32(3.0)).contains(3);
    assertThat(Decimals.int32(3e3)).contains(3000);
    assertThat(Decimals.int32(3.5)).isEmpty();
    assertThat(Decimals.int32(1e300)).isEmpty();
  }
}
