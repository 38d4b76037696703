package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embulk.output.amazon_ads.conversion.Configs;
import org.embulk.output.amazon_ads.conversion.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentOptionsTest {
  private static final Configs TCF = Configs.required().with("consent_type", "TCF");
  private static final Configs GPP = Configs.required().with("consent_type", "GPP");
  private static final Configs ACS = Configs.required().with("consent_type", "ACS");

  @Test
  void takesATcfString() {
    Consent consent = TCF.with("tcf", " CPXxRfAPXxRfA ").settings().consent;

    assertThat(consent.tcf()).isEqualTo("CPXxRfAPXxRfA");
    assertThat(consent.gpp()).isNull();
    assertThat(consent.amznAdStorage()).isNull();
    assertThat(consent.amznUserData()).isNull();
  }

  @Test
  void takesAGppString() {
    Consent consent = GPP.with("gpp", "DBABLA~BVQqAAAAAgA.QA").settings().consent;

    assertThat(consent.gpp()).isEqualTo("DBABLA~BVQqAAAAAgA.QA");
    assertThat(consent.tcf()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"GRANTED, DENIED", "DENIED, GRANTED", "DENIED, DENIED", "GRANTED, GRANTED"})
  void takesAmazonsConsentSignal(String adStorage, String userData) {
    Consent consent =
        ACS.with("amzn_ad_storage", adStorage).with("amzn_user_data", userData).settings().consent;

    assertThat(consent.amznAdStorage()).isEqualTo(adStorage);
    assertThat(consent.amznUserData()).isEqualTo(userData);
  }

  @Test
  void asksForTheOptionsOfTheType() {
    assertThat(TCF.problems()).containsExactly("- \"tcf\": is required with \"consent_type\" TCF");
    assertThat(GPP.problems()).containsExactly("- \"gpp\": is required with \"consent_type\" GPP");
    assertThat(ACS.problems())
        .containsExactly(
            "- \"amzn_ad_storage\": is required with \"consent_type\" ACS",
            "- \"amzn_user_data\": is required with \"consent_type\" ACS");
    assertThat(ACS.with("amzn_ad_storage", "GRANTED").problems())
        .containsExactly("- \"amzn_user_data\": is required with \"consent_type\" ACS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3000", "\uFEFF"})
  void asksForAnOptionThatIsBlank(String blank) {
    assertThat(TCF.with("tcf", blank).problems())
        .containsExactly("- \"tcf\": is required with \"consent_type\" TCF");
    assertThat(TCF.with("tcf", null).problems())
        .containsExactly("- \"tcf\": is required with \"consent_type\" TCF");
  }

  @Test
  void refusesAnUnknownTypeWithoutBlamingItsOptions() {
    Configs config = Configs.required().with("consent_type", "IAB").with("tcf", "CP");

    assertThat(config.problems())
        .containsExactly("- \"consent_type\": must be one of TCF, GPP, ACS, but was \"IAB\"");
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void readsAStatusInAnyLetterCase() {
    Settings settings =
        ACS.with("amzn_ad_storage", "granted").with("amzn_user_data", "Denied").settings();

    assertThat(settings.consent.amznAdStorage()).isEqualTo("GRANTED");
    assertThat(settings.consent.amznUserData()).isEqualTo("DENIED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant", "true", "1", "GRANTED,DENIED"})
  void refusesAnotherWordForAStatus(String word) {
    assertThat(ACS.with("amzn_ad_storage", word).with("amzn_user_data", "DENIED").problems())
        .containsExactly(
            "- \"amzn_ad_storage\": must be one of GRANTED, DENIED, but was \"" + word + "\"");
    assertThat(ACS.with("amzn_ad_storage", "DENIED").with("amzn_user_data", word).problems())
        .containsExactly(
            "- \"amzn_user_data\": must be one of GRANTED, DENIED, but was \"" + word + "\"");
  }

  @Test
  void takesAConsentStringOfEightKibibytes() {
    String most = "é".repeat(4096);

    assertThat(TCF.with("tcf", most).settings().consent.tcf()).isEqualTo(most);
    assertThat(TCF.with("tcf", most + "x").problems())
        .containsExactly("- \"tcf\": may have at most 8192 bytes");
    assertThat(GPP.with("gpp", most).settings().consent.gpp()).isEqualTo(most);
    assertThat(GPP.with("gpp", most + "x").problems())
        .containsExactly("- \"gpp\": may have at most 8192 bytes");
  }

  @Test
  void ignoresTheOptionsOfOtherTypesWithAWarning() {
    Configs config =
        TCF.with("tcf", "CP")
            .with("gpp", "DB")
            .with("amzn_ad_storage", "GRANTED")
            .with("amzn_user_data", "DENIED");

    assertThat(config.warnings())
        .containsExactly(
            "\"gpp\" is ignored: it applies to \"consent_type\" GPP only, and \"consent_type\" is"
                + " TCF",
            "\"amzn_ad_storage\" is ignored: it applies to \"consent_type\" ACS only, and"
                + " \"consent_type\" is TCF",
            "\"amzn_user_data\" is ignored: it applies to \"consent_type\" ACS only, and"
                + " \"consent_type\" is TCF");
    assertThat(config.settings().consent.gpp()).isNull();
    assertThat(config.settings().consent.amznAdStorage()).isNull();
    assertThat(config.settings().consent.amznUserData()).isNull();
  }

  @Test
  void ignoresWhateverStandsInAnOptionOfAnotherType() {
    Configs config =
        GPP.with("gpp", "DB").with("amzn_user_data", "MAYBE").with("tcf", "x".repeat(8193));

    assertThat(config.problems()).isEmpty();
    assertThat(config.warnings()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3000"})
  void hasNoConstantWithoutAType(String blank) {
    Configs config = Configs.required().with("consent_type", blank).with("tcf", "CP");

    assertThat(config.settings().consent.isEmpty()).isTrue();
    assertThat(config.settings().isConsentGiven).isFalse();
    assertThat(config.warnings())
        .isEqualTo(
            List.of(
                "\"tcf\" is ignored: it applies to \"consent_type\" TCF only, and \"consent_type\""
                    + " is not set"));
  }
}
