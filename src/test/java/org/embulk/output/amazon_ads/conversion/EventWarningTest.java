package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and counted as doubtful. */
class EventWarningTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a!", "a@", "a#", "a$", "a%", "a^", "a&", "a*", "a|", "a+", "a=", "a(", "a)", "a{", "a}",
        "a[", "a]", "a<", "a>", "a?", "a\\", "a/", "a~", "a;"
      })
  void warnsOfANameThatAmazonsClientRefuses(String name) {
    assertThat(warnings(ValidRow.lead().with("event_name", name)))
        .containsExactly(EventWarning.NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sign-up: a, b. c_d 'e' \"f\" `g`", "登録", "é", "a\u0080"})
  void takesOtherNames(String name) {
    assertThat(warnings(ValidRow.lead().with("event_name", name))).isEmpty();
  }

  @Test
  void warnsOfANameOfMoreThan256Characters() {
    String face = "\uD83D\uDE00";

    assertThat(warningsOfName("x".repeat(255) + face)).isEmpty();
    assertThat(warningsOfName("x".repeat(256) + face)).containsExactly(EventWarning.NAME);
  }

  private static Iterable<EventWarning> warningsOfName(String name) {
    return warnings(ValidRow.lead().with("event_name", name));
  }

  @ParameterizedTest
  @CsvSource({"0", "9.99"})
  void warnsOfAPurchaseWithAValueAndWithoutACurrency(String value) {
    ValidRow row = ValidRow.purchase().with("value", value).without("currency_code");

    assertThat(warnings(row)).containsExactly(EventWarning.NO_CURRENCY);
    assertThat(warnings(row.with("currency_code", "USD"))).isEmpty();
    assertThat(warnings(row.without("value"))).isEmpty();
  }

  @Test
  void doesNotWarnOfTheScoreOfAnotherConversion() {
    assertThat(warnings(ValidRow.lead().with("value", "7"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001.0", "1001.00", "1001,0", "-7.0", "1.001E3", "1.2e+10", "2E+09"})
  void warnsOfAnIdThatLooksLikeAFloat(String id) {
    assertThat(warnings(ValidRow.lead().with("event_id", id)))
        .containsExactly(EventWarning.FLOAT_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001", "1001.5", "10.01.2026", "v1.0", "1.0.0", "12e5", "1001.", ".0"})
  void doesNotWarnOfOtherIds(String id) {
    assertThat(warnings(ValidRow.lead().with("event_id", id))).isEmpty();
  }

  @Test
  void warnsOfSeveralThings() {
    ValidRow row =
        ValidRow.purchase()
            .with("event_name", "50 % off!")
            .with("country_code", "GB")
            .with("value", "1")
            .without("currency_code");

    assertThat(warnings(row))
        .containsExactly(EventWarning.NO_CONSENT, EventWarning.NAME, EventWarning.NO_CURRENCY);
  }

  @Test
  void countsEventsForCountriesThatTheRegionMayNotServe() {
    EventMaker maker = EventMaker.plain();
    maker.event(ValidRow.lead().with("country_code", "en_au"));
    maker.event(ValidRow.lead());

    assertThat(maker.counts().get(EventWarnings.WARNINGS, EventWarnings.UNSERVED_COUNTRIES, "AU"))
        .isEqualTo(1);
  }

  private static List<EventWarning> warnings(Row row) {
    EventMaker maker = EventMaker.plain();
    maker.event(row);
    return maker.warnings();
  }
}
