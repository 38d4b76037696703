package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.conversion.EventMaker;
import org.embulk.output.amazon_ads.conversion.EventWarning;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an IP address is not consent enough: the EEA, by its list of members, and the UK. */
class ConsentCountriesTest {
  private static final String MEMBERS_OF_THE_EU =
      "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";

  private static final String OTHERS_OF_THE_EEA_AND_THE_UK = "IS LI NO GB";

  /** Åland, and the outermost regions of France, where the law of the EU holds. */
  private static final String PARTS_WITH_THEIR_OWN_CODES = "AX GF GP MF MQ RE YT";

  @Test
  void knowsEachCountryAndNoOther() {
    assertThat(Stream.of(Locale.getISOCountries()).filter(ConsentCountriesTest::isWarnedOf))
        .containsExactlyInAnyOrder(
            (MEMBERS_OF_THE_EU
                    + " "
                    + OTHERS_OF_THE_EEA_AND_THE_UK
                    + " "
                    + PARTS_WITH_THEIR_OWN_CODES)
                .split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "CH", "JP", "TR", "UA", "RS", "MC", "SM", "GG", "IM", "GI", "GL"})
  void leavesOthersAlone(String country) {
    assertThat(isWarnedOf(country)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"tcf, CPc", "gpp, DBA", "amzn_user_data, DENIED"})
  void doesNotWarnWhereThereIsAnotherSignal(String column, String signal) {
    ValidRow row =
        ValidRow.lead()
            .with("country_code", "DE")
            .with("ip_address", "192.0.2.1")
            .with(column, signal);

    assertThat(warnings(EventMaker.inEurope(), row)).isEmpty();
  }

  @Test
  void warnsOfNoSignalAtAll() {
    assertThat(warnings(EventMaker.plain(), ValidRow.lead().with("country_code", "DE")))
        .containsExactly(EventWarning.NO_CONSENT);
  }

  @Test
  void warnsInAnyRegion() {
    ValidRow row = ValidRow.lead().with("country_code", "de").with("ip_address", "2001:db8::1");

    assertThat(warnings(EventMaker.inEurope(), row))
        .containsExactly(EventWarning.CONSENT_BY_IP_ADDRESS_ONLY);
    assertThat(warnings(EventMaker.plain(), row))
        .containsExactly(EventWarning.CONSENT_BY_IP_ADDRESS_ONLY);
  }

  private static boolean isWarnedOf(String country) {
    ValidRow row = ValidRow.lead().with("country_code", country).with("ip_address", "192.0.2.1");
    return warnings(EventMaker.plain(), row).contains(EventWarning.CONSENT_BY_IP_ADDRESS_ONLY);
  }

  private static List<EventWarning> warnings(EventMaker maker, ValidRow row) {
    maker.event(row);
    return maker.warnings();
  }
}
