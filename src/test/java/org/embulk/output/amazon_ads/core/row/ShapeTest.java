package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20.11.2026 17:05 | 99.99.9999 99:99",
        "1.299,00 EUR     | 9.999,99 aaa",
        "jane@shop.org    | aaaa@aaaa.aaa",
        "Straße ٣ 大 é     | aaaaaa 9 a a",
        "−5 €             | −9 €"
      })
  void keepsNoDigitAndNoLetter(String value, String shape) {
    assertThat(Shape.of(value)).isEqualTo('"' + shape + '"');
  }

  @Test
  void showsAtMost40Characters() {
    assertThat(Shape.of("1".repeat(40))).isEqualTo('"' + "9".repeat(40) + '"');
    assertThat(Shape.of("1".repeat(41))).isEqualTo('"' + "9".repeat(40) + "\"…");
    assertThat(Shape.of("\uD83D\uDE00".repeat(41)))
        .isEqualTo('"' + "\uD83D\uDE00".repeat(40) + "\"…");
  }

  @Test
  void breaksNoLine() {
    assertThat(Shape.of("1\n2\u0000\u202E3")).isEqualTo("\"9 9  9\"");
  }

  @Test
  void takesAnyType() {
    assertThat(Shape.of(12.5)).isEqualTo("\"99.9\"");
    assertThat(Shape.of(true)).isEqualTo("\"aaaa\"");
  }
}
