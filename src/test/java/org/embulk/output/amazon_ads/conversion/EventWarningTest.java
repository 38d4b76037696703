package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and counted as doubtful. */
class EventWarningTest {
  private final EventMaker maker = EventMaker.plain();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a!", "a@", "a#", "a$", "a%", "a^", "a&", "a*", "a|", "a+", "a=", "a(", "a)", "a{", "a}",
        "a[", "a]", "a<", "a>", "a?", "a\\", "a/", "a~", "a;"
      })
  void warnsOfANameThatAmazonsClientRefuses(String name) {
    assertThat(maker.event(ValidRow.lead().with("event_name", name)).metadata().warnings())
        .containsExactly(EventWarning.NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sign-up: a, b. c_d 'e' \"f\" `g`", "登録", "é", "a\u0080"})
  void takesOtherNames(String name) {
    assertThat(maker.event(ValidRow.lead().with("event_name", name)).metadata().warnings())
        .isEmpty();
  }

  @Test
  void warnsOfANameOfMoreThan256Characters() {
    String face = "\uD83D\uDE00";

    assertThat(warningsOfName("x".repeat(255) + face)).isEmpty();
    assertThat(warningsOfName("x".repeat(256) + face)).containsExactly(EventWarning.NAME);
  }

  private Iterable<EventWarning> warningsOfName(String name) {
    return maker.event(ValidRow.lead().with("event_name", name)).metadata().warnings();
  }

  @ParameterizedTest
  @CsvSource({"0", "9.99"})
  void warnsOfAPurchaseWithAValueAndWithoutACurrency(String value) {
    ValidRow row = ValidRow.purchase().with("value", value).without("currency_code");

    assertThat(maker.event(row).metadata().warnings()).containsExactly(EventWarning.NO_CURRENCY);
    assertThat(maker.event(row.with("currency_code", "USD")).metadata().warnings()).isEmpty();
    assertThat(maker.event(row.without("value")).metadata().warnings()).isEmpty();
  }

  @Test
  void doesNotWarnOfTheScoreOfAnotherConversion() {
    assertThat(maker.event(ValidRow.lead().with("value", "7")).metadata().warnings()).isEmpty();
  }

  @Test
  void warnsOfSeveralThings() {
    ValidRow row =
        ValidRow.purchase()
            .with("event_name", "50 % off!")
            .with("country_code", "GB")
            .with("value", "1")
            .without("currency_code");

    assertThat(maker.event(row).metadata().warnings())
        .containsExactly(EventWarning.NO_CONSENT, EventWarning.NAME, EventWarning.NO_CURRENCY);
  }

  @Test
  void knowsTheCountry() {
    assertThat(maker.event(ValidRow.lead().with("country_code", "en_au")).metadata().country())
        .isEqualTo("AU");
  }
}
