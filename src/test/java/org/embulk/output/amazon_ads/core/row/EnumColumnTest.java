package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.embulk.output.amazon_ads.conversion.Conversion;
import org.embulk.output.amazon_ads.conversion.EventReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the default locale")
class EnumColumnTest {
  private static final List<String> TYPES =
      List.of(
          "ADD_TO_SHOPPING_CART",
          "APPLICATION",
          "CHECKOUT",
          "CONTACT",
          "LEAD",
          "MOBILE_APP_FIRST_START",
          "OFF_AMAZON_PURCHASES",
          "OTHER",
          "PAGE_VIEW",
          "SEARCH",
          "SIGN_UP",
          "SUBSCRIBE");
  private static final List<String> SOURCES =
      List.of("ANDROID", "FIRE_TV", "IOS", "MEASUREMENT_ATTRIBUTION_PARTNER", "OFFLINE", "WEBSITE");

  @Test
  void knowsTheTwelveConversionTypesInAnyLetterCase() throws Exception {
    knowsInAnyLetterCase("conversion_type", "/eventDescription/conversionType", TYPES);
  }

  @Test
  void knowsTheSixEventSourcesInAnyLetterCase() throws Exception {
    knowsInAnyLetterCase("event_source", "/eventDescription/eventSource", SOURCES);
  }

  @Test
  void knowsThemInTurkeyToo() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      knowsInAnyLetterCase("conversion_type", "/eventDescription/conversionType", TYPES);
      knowsInAnyLetterCase("event_source", "/eventDescription/eventSource", SOURCES);
      knowsInAnyLetterCase("country_code", "/countryCode", List.of("IT", "IN", "ID"));
      assertThat(
              Conversion.plain()
                  .event(ValidRow.purchase().with("currency_code", "inr"))
                  .get("currencyCode")
                  .asText())
          .isEqualTo("INR");
      assertThat(
              Conversion.plain()
                  .event(ValidRow.lead().with("limited_data_use", "TRUE"))
                  .has("dataProcessingOptions"))
          .isTrue();
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void knowsInAnyLetterCase(String column, String pointer, List<String> words)
      throws InvalidRecordException {
    ValidRow row =
        ValidRow.lead().with("partner", "AppsFlyer").with("amazon_ad_event_key", "key-1");
    for (String word : words) {
      String lower = word.toLowerCase(Locale.ROOT);
      for (String given :
          List.of(word, lower, word.charAt(0) + lower.substring(1), "\t" + word + "\u3000")) {
        assertThat(Conversion.plain().event(row.with(column, given)).at(pointer).asText())
            .isEqualTo(word);
      }
    }
  }

  /** Letters beyond ASCII whose capitals would fit are other letters all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PURCHASE",
        "sıgn_up",
        "SİGN_UP",
        "ſearch",
        "ＬＥＡＤ",
        "SIGN UP",
        "SIGN-UP",
        "LEADS",
        "0"
      })
  void refusesAnotherConversionType(String type) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.lead().with("conversion_type", type));

    assertThat(refusal)
        .hasMessageStartingWith(
            "\"conversion_type\": must be one of ADD_TO_SHOPPING_CART, APPLICATION, CHECKOUT,"
                + " CONTACT, LEAD, MOBILE_APP_FIRST_START, OFF_AMAZON_PURCHASES, OTHER, PAGE_VIEW,"
                + " SEARCH, SIGN_UP, SUBSCRIBE");
    assertThat(refusal.reason()).isEqualTo(EventReason.UNKNOWN_CONVERSION_TYPE);
    assertThat(refusal.column()).isEqualTo("conversion_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"APP", "ıos", "WEB", "FIRE TV"})
  void refusesAnotherEventSource(String source) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.lead().with("event_source", source));

    assertThat(refusal)
        .hasMessageStartingWith(
            "\"event_source\": must be one of ANDROID, FIRE_TV, IOS,"
                + " MEASUREMENT_ATTRIBUTION_PARTNER, OFFLINE, WEBSITE");
    assertThat(refusal.reason()).isEqualTo(EventReason.UNKNOWN_EVENT_SOURCE);
  }
}
