package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedFloatTest {
  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2134.0          | 2134        | decimals
          1067,0          | 1067        | a comma
          4,9301234E10    | 49301234000 | a comma and an exponent
          +2134.00        | +2134       | a sign
          -2134.0         | -2134       | the other sign
          00501.0         | 00501       | leading zeros stay
          1.20655512E10   | 12065551200 | an exponent fills in two zeros
          1.234E6         | 1234000     | it fills in three
          1.5e1           | 15          | a small e
          21E+003         | 21000       | an exponent of a sign and three digits
          210E-001        | 21          | a negative one
          5E0             | 5           | an exponent that moves nothing
          """)
  void readsAWholeNumber(String text, String whole, String reason) {
    assertThat(PrintedFloat.in(text))
        .hasValueSatisfying(number -> assertThat(number.whole()).contains(whole));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2134.5          | a fraction
          2134,5          | a fraction behind a comma
          1.25E1          | a fraction after the moved point
          5E-1            | nothing before the moved point
          0E-1            | nothing before it, not even of zero
          1.234E7         | four digits are missing
          21E+0003        | a longer exponent than any float has
          """)
  void findsNoWholeNumberIn(String text, String reason) {
    assertThat(PrintedFloat.in(text))
        .hasValueSatisfying(number -> assertThat(number.whole()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2134",
        "2134.",
        ".5",
        ".",
        "E5",
        "5E",
        "5E+",
        "1.2.3",
        "1E2E3",
        "1E2.3",
        "+-1.0",
        "1-2.0",
        "206.555-0100",
        "2134.0 ",
        "2134,",
        "1,234.0",
        "1.234,0",
        "0x1.0",
        "٢.٠"
      })
  void takesNoOtherTextForAFloat(String text) {
    assertThat(PrintedFloat.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2134.0, false", "2134.0E0, true", "1e3, true"})
  void tellsWhetherThereIsAnExponent(String text, boolean exponential) {
    assertThat(PrintedFloat.in(text))
        .hasValueSatisfying(number -> assertThat(number.isExponential()).isEqualTo(exponential));
  }
}
