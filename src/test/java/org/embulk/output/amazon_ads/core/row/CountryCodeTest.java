package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.embulk.output.amazon_ads.conversion.Conversion;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryCodeTest {
  /** CountryCode of the OpenAPI document, without OTHER, OTHER_EEA and ZZ: no countries of ISO. */
  private static List<String> countriesOfTheApi() throws IOException {
    try (InputStream file = CountryCodeTest.class.getResourceAsStream("countries.txt")) {
      return List.of(
          new String(file.readAllBytes(), StandardCharsets.US_ASCII).trim().split("\\s+"));
    }
  }

  @Test
  void knowsEveryCountryOfTheApiAndNoOther() throws Exception {
    List<String> countries = countriesOfTheApi();

    assertThat(countries).hasSize(249);
    for (char first = 'A'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        String code = "" + first + second;
        if (countries.contains(code)) {
          assertThat(country(code)).isEqualTo(code);
        } else {
          assertThat(Conversion.plain().refusal(row(code)).reason())
              .as(code)
              .isEqualTo(RowReason.UNKNOWN_COUNTRY);
        }
      }
    }
  }

  @Test
  void agreesWithTheCountriesOfIso() throws Exception {
    assertThat(countriesOfTheApi())
        .containsExactlyInAnyOrderElementsOf(
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
  }

  @ParameterizedTest
  @CsvSource({
    "us, US",
    "Us, US",
    "' jp\t', JP",
    "en-US, US",
    "en_US, US",
    "EN_us, US",
    "de_DE, DE",
    "fil-PH, PH",
    "zh-Hant-TW, TW",
    "zh_Hans_CN, CN",
    "sr_Latn-RS, RS",
    "en-GB, GB",
  })
  void readsACountryOrTheEndOfALocale(String given, String country) throws Exception {
    assertThat(country(given)).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UK", "uk", " Uk ", "en-UK", "en_uk"})
  void saysWhatToWriteForUk(String given) {
    InvalidRecordException refusal = Conversion.plain().refusal(row(given));

    assertThat(refusal)
        .hasMessage("\"country_code\": must be ISO 3166-1 alpha-2, where the UK is GB");
    assertThat(refusal.reason()).isEqualTo(RowReason.UNKNOWN_COUNTRY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XX",
        "ZZ",
        "AN",
        "EU",
        "OTHER",
        "OTHER_EEA",
        "USA",
        "U",
        "840",
        "en",
        "en-",
        "-US",
        "en-US-x",
        "en_US.UTF-8",
        "e-US",
        "engl-US",
        "en-US US",
        "en--US",
        "en-XX",
        "United States",
        "ß",
        "ﬁ",
        "ﬆ",
        "ıt",
        "İT",
        "uſ",
        "ＵＳ",
        "U S",
        "U\u0000S"
      })
  void refusesWhatIsNoCountry(String given) {
    InvalidRecordException refusal = Conversion.plain().refusal(row(given));

    assertThat(refusal)
        .hasMessageStartingWith("\"country_code\": must be an ISO 3166-1 alpha-2 code, such as US");
    assertThat(refusal.reason()).isEqualTo(RowReason.UNKNOWN_COUNTRY);
    assertThat(refusal.column()).isEqualTo("country_code");
  }

  private static String country(String given) throws InvalidRecordException {
    return Conversion.plain().event(row(given)).get("countryCode").asText();
  }

  private static Row row(String country) {
    return ValidRow.lead().with("country_code", country);
  }
}
