package org.embulk.output.amazon_ads_conversion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
  private final OwnWords words = new OwnWords(List.of("address", "email", "conversion_type"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12, Oak, Rd 9",
        "Zoe \"Z\" Muller",
        "a; Zaphod; 7",
        "7 High\"St, QX",
        "jane@shop.org",
        "\"phone\": x"
      })
  void findsATextOfTheRow(String text) {
    assertThat(words.leak("\"address\": " + text + " is not allowed", List.of("1", text)))
        .isPresent();
    assertThat(words.leak("\"email\": blank; \"address\": not " + text, List.of(text))).isPresent();
  }

  @Test
  void findsEightCharactersOfOne() {
    assertThat(words.leak("\"email\": not Zaphod Q", List.of("mr zaphod q. b.")))
        .contains(" zaphod ");
    assertThat(words.leak("\"email\": not Zaphod,", List.of("mr zaphod q. b."))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "must not be blank",
        "\"address\": must not be blank",
        "ddress\": must",
        "\"email, address\": at least one",
        "blank; \"address\": blank",
        "SUBSCRIBE, ADD_TO_SHOPPING_CART",
        "one of subscribe"
      })
  void takesNoWordOfTheMessageForOne(String text) {
    String message =
        "\"email, address\": at least one must have a value that can be sent; \"email\": blank;"
            + " \"address\": blank";
    assertThat(words.leak(message, List.of(text))).isEmpty();
    assertThat(words.leak("\"address\": must not be blank", List.of(text))).isEmpty();
    assertThat(
            words.leak(
                "\"conversion_type\": must be one of SUBSCRIBE, ADD_TO_SHOPPING_CART",
                List.of(text)))
        .isEmpty();
  }
}
