package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseTest {
  private static final String VALUE_RULE =
      "\"value\": must be a decimal number such as 1299.50 or 1.299,50, without an exponent, with at"
          + " most 15 digits before the decimal point";
  private static final String AMBIGUOUS =
      "must be unambiguous, but has a comma before its last three digits, which can be read in two"
          + " ways, such as 1,299 as 1299 or as 1.30: leave the comma out, or write a point";
  private static final String NEGATIVE_RULE =
      "\"value\": must not be negative for OFF_AMAZON_PURCHASES";
  private static final String UNITS_RULE =
      "\"units_sold\": must be a whole number from 1 to 2147483647";
  private static final String CURRENCY_RULE =
      "\"currency_code\": must be one of the 81 currency codes of the Events API, such as USD, EUR"
          + " or JPY";

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("0", "0"),
        Arguments.of("0.00", "0"),
        Arguments.of("19.90", "19.9"),
        Arguments.of("19.99", "19.99"),
        Arguments.of("1.005", "1.01"),
        Arguments.of("1.004999999999", "1"),
        Arguments.of("1.995", "2"),
        Arguments.of("100", "100"),
        Arguments.of("100.00", "100"),
        Arguments.of("12.50", "12.5"),
        Arguments.of("0.05", "0.05"),
        Arguments.of(" \uFEFF7\u00A0", "7"),
        Arguments.of("+5", "5"),
        Arguments.of(".5", "0.5"),
        Arguments.of("5.", "5"),
        Arguments.of("000000000000000001.50", "1.5"),
        Arguments.of("999999999999999", "999999999999999"),
        Arguments.of("123456789012345.67", "123456789012345.67"),
        Arguments.of("0." + "3".repeat(98), "0.33"),
        Arguments.of(0L, "0"),
        Arguments.of(100L, "100"),
        Arguments.of(999999999999999L, "999999999999999"),
        Arguments.of(1.005, "1.01"),
        Arguments.of(2.675, "2.68"),
        Arguments.of(0.1 + 0.2, "0.3"),
        Arguments.of(1e14, "100000000000000"),
        Arguments.of(-0.0, "0"),
        Arguments.of(1e-300, "0"),
        Arguments.of(Double.MIN_VALUE, "0"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void writesThePrice(Object value, String sent) throws Exception {
    assertThat(json(ValidRow.purchase().with("value", value))).contains(",\"value\":" + sent + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "-0.001, 0",
    "-1.005, -1.01",
    "-1.004, -1",
    "-999999999999999.99, -999999999999999.99",
    "-7, -7",
    "-.5, -0.5",
    "1.005, 1.01",
  })
  void writesTheScore(String value, String sent) throws Exception {
    assertThat(json(ValidRow.lead().with("value", value))).contains(",\"value\":" + sent + ",");
  }

  @ParameterizedTest
  @MethodSource("negatives")
  void refusesANegativePrice(Object value) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.purchase().with("value", value));

    assertThat(refusal).hasMessage(NEGATIVE_RULE);
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_VALUE);
  }

  static Stream<Object> negatives() {
    return Stream.of("-0.001", "-1", -1L, -0.001, -Double.MIN_VALUE);
  }

  static Stream<Object> noNumbers() {
    return Stream.of(
        "1e3",
        "1E3",
        "1_000",
        "5 EUR",
        "US$5",
        "$5€",
        "$$5",
        "-$5",
        "₹5",
        "$",
        "Infinity",
        "0x10",
        "1.2.3",
        "--1",
        "+-1",
        ".",
        "+",
        "-",
        "5.\n6",
        "٥",
        "５",
        "⁵",
        "1d",
        "1f",
        "1L",
        "true",
        "1000000000000000",
        "1000000000000000.00",
        "1".repeat(100),
        "1".repeat(1_000_000),
        "0." + "1".repeat(1_000_000),
        1000000000000000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1e15,
        1e300,
        -1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        true,
        Instant.EPOCH);
  }

  @ParameterizedTest
  @MethodSource("noNumbers")
  void refusesWhatIsNoPlainNumber(Object value) {
    for (ValidRow row : List.of(ValidRow.lead(), ValidRow.purchase())) {
      InvalidRecordException refusal = Conversion.plain().refusal(row.with("value", value));

      assertThat(refusal).hasMessageStartingWith(VALUE_RULE);
      assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_VALUE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # exports of European, Swiss and American shops
          49,90          | 49.9
          1.299,00       | 1299
          1,299.00       | 1299
          1'299.50       | 1299.5
          1.234.567      | 1234567
          1.299          | 1.3
          12,3456        | 12.35
          123.456.789.012.345,678 | 123456789012345.68
          # a sign of a currency at one end, with the blanks beside it
          $49.99         | 49.99
          $ 1,299.99     | 1299.99
          49,99 €        | 49.99
          €49,99         | 49.99
          49,99 €   | 49.99
          £.5            | 0.5
          5£             | 5
          ¥1 299 000     | 1299000
          """)
  void readsThePriceOfAnExport(String value, String sent) throws Exception {
    assertThat(json(ValidRow.purchase().with("value", value))).contains(",\"value\":" + sent + ",");
    assertThat(json(ValidRow.purchase().with("value", " " + value + "\u00A0")))
        .contains(",\"value\":" + sent + ",");
  }

  @Test
  void readsASignOfACurrencyBeforeTheSignOfAScore() throws Exception {
    assertThat(json(ValidRow.lead().with("value", "€ -5,50"))).contains(",\"value\":-5.5,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,299", "$1,299", "1,299 €", "0,125", "-1,299"})
  void refusesAPriceThatCanBeReadInTwoWays(String value) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.purchase().with("value", value));

    assertThat(refusal).hasMessage("\"value\": " + AMBIGUOUS);
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_VALUE);
  }

  static Stream<Object> units() {
    return Stream.of("3", " 3\n", "+3", "003", "3.0", "3,00", 3L, 3.0);
  }

  @ParameterizedTest
  @MethodSource("units")
  void writesThreeUnits(Object units) throws Exception {
    assertThat(json(ValidRow.purchase().with("units_sold", units))).contains(",\"unitsSold\":3,");
  }

  @Test
  void writesASingleUnit() throws Exception {
    for (Object one : new Object[] {"1", 1L, 1.0}) {
      assertThat(json(ValidRow.purchase().with("units_sold", one))).contains(",\"unitsSold\":1,");
    }
  }

  static Stream<Object> limits() {
    return Stream.of("2147483647", 2147483647L, 2147483647.0);
  }

  @ParameterizedTest
  @MethodSource("limits")
  void writesTheMostUnits(Object units) throws Exception {
    assertThat(json(ValidRow.purchase().with("units_sold", units)))
        .contains(",\"unitsSold\":2147483647,");
  }

  static Stream<Object> noUnits() {
    return Stream.of(
        0L,
        -1L,
        2147483648L,
        4294967297L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0.0,
        0.5,
        1.5,
        2147483648.0,
        2147483647.5,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        "0",
        "-1",
        "2147483648",
        "4294967297",
        "9".repeat(100),
        "1".repeat(1_000_000),
        "1.5",
        "2,5",
        "$3",
        "2.147.483.648",
        "1e3",
        "three",
        "٣",
        true,
        Instant.EPOCH);
  }

  @ParameterizedTest
  @MethodSource("noUnits")
  void refusesWhatIsNoNumberOfUnits(Object units) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.purchase().with("units_sold", units));

    assertThat(refusal).hasMessageStartingWith(UNITS_RULE);
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_UNITS_SOLD);
  }

  @Test
  void refusesUnitsThatCanBeReadInTwoWays() {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.purchase().with("units_sold", "1,000"));

    assertThat(refusal).hasMessage("\"units_sold\": " + AMBIGUOUS);
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_UNITS_SOLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AED", "ARS", "AUD", "AZN", "BBD", "BGN", "BHD", "BMD", "BND", "BOB", "BRL", "BSD", "CAD",
        "CHF", "CLP", "CNY", "COP", "CRC", "CZK", "DKK", "DOP", "DZD", "EGP", "EUR", "GBP", "GHS",
        "GTQ", "HKD", "HNL", "HRK", "HUF", "IDR", "ILS", "INR", "JMD", "JOD", "JPY", "KES", "KRW",
        "KWD", "KYD", "KZT", "LBP", "LKR", "MAD", "MUR", "MXN", "MXP", "MYR", "NAD", "NGN", "NOK",
        "NZD", "PAB", "PEN", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "SAR", "SEK",
        "SGD", "THB", "TND", "TRY", "TTD", "TWD", "TZS", "UAH", "USD", "UYU", "VND", "XAF", "XCD",
        "XOF", "XPF", "ZAR"
      })
  void knowsTheCurrencyInAnyLetterCase(String currency) throws Exception {
    for (String given : List.of(currency, currency.toLowerCase(Locale.ROOT))) {
      assertThat(
              Conversion.plain()
                  .event(ValidRow.purchase().with("currency_code", " " + given))
                  .get("currencyCode")
                  .asText())
          .isEqualTo(currency);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZZ", "XXX", "BTC", "US", "USDD", "€", "ınr", "978"})
  void refusesAnUnknownCurrency(String currency) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.purchase().with("currency_code", currency));

    assertThat(refusal).hasMessageStartingWith(CURRENCY_RULE);
    assertThat(refusal.reason()).isEqualTo(EventReason.UNKNOWN_CURRENCY);
  }

  @ParameterizedTest
  @CsvSource({
    "ADD_TO_SHOPPING_CART",
    "APPLICATION",
    "CHECKOUT",
    "CONTACT",
    "LEAD",
    "MOBILE_APP_FIRST_START",
    "OTHER",
    "PAGE_VIEW",
    "SEARCH",
    "SIGN_UP",
    "SUBSCRIBE"
  })
  void ignoresCurrencyAndUnitsOfOtherTypes(String type) throws Exception {
    ValidRow row = ValidRow.lead().with("conversion_type", type);
    JsonNode without = Conversion.plain().event(row);

    assertThat(
            Conversion.plain()
                .event(row.with("currency_code", "nonsense").with("units_sold", "nonsense")))
        .isEqualTo(without);
    assertThat(Conversion.plain().event(row.with("currency_code", "EUR").with("units_sold", 1L)))
        .isEqualTo(without);
  }

  @Test
  void needsNoneOfTheThree() throws Exception {
    assertThat(Conversion.plain().event(ValidRow.purchase()).properties())
        .extracting(Map.Entry::getKey)
        .doesNotContain("value", "currencyCode", "unitsSold");
  }

  private static String json(Row row) throws InvalidRecordException {
    return new String(
        Conversion.plain().converter().convert(row, 1).json(), StandardCharsets.UTF_8);
  }
}
