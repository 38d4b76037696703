package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentRuleTest {
  private static final String AMAZON_NEEDS_USER_DATA =
      "\"amzn_user_data\": is required with \"amzn_ad_storage\"";
  private static final String EU_NEEDS_ONE =
      "\"tcf, gpp, amzn_user_data, ip_address\": region EU requires one of them, or a constant"
          + " consent";

  /** What the config may hold as a constant, named by the consent_type. */
  private enum Constant {
    NONE(null, null, null, null, ""),
    TCF("T", null, null, null, "\"tcf\":\"T\""),
    GPP(null, "G", null, null, "\"gpp\":\"G\""),
    ACS(
        null,
        null,
        "DENIED",
        "DENIED",
        "\"amazonConsent\":{\"amznUserData\":\"DENIED\",\"amznAdStorage\":\"DENIED\"}");

    private final Consent consent;
    private final String json;

    Constant(String tcf, String gpp, String adStorage, String userData, String json) {
      this.consent = new Consent(tcf, gpp, adStorage, userData);
      this.json = json;
    }
  }

  /** Every constant, with every set of columns, in NA and EU: 4 × 32 × 2. */
  static List<Arguments> combinations() {
    List<Arguments> combinations = new ArrayList<>();
    for (Constant constant : Constant.values()) {
      for (int columns = 0; columns < 32; columns++) {
        for (String region : List.of("NA", "EU")) {
          combinations.add(
              Arguments.of(
                  region,
                  constant,
                  (columns & 1) != 0,
                  (columns & 2) != 0,
                  (columns & 4) != 0,
                  (columns & 8) != 0,
                  (columns & 16) != 0));
        }
      }
    }
    return combinations;
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void sendsTheRowsConsentOrElseTheConstantAndTheAddressBesides(
      String region,
      Constant constant,
      boolean tcf,
      boolean gpp,
      boolean adStorage,
      boolean userData,
      boolean ip)
      throws Exception {
    Conversion conversion = Conversion.withConsent(constant.consent, region.equals("EU"));
    ValidRow row =
        ValidRow.lead()
            .with("tcf", tcf ? "t" : null)
            .with("gpp", gpp ? "g" : " ")
            .with("amzn_ad_storage", adStorage ? "GRANTED" : "")
            .with("amzn_user_data", userData ? "GRANTED" : null)
            .with("ip_address", ip ? "192.0.2.1" : "\uFEFF");
    StringJoiner expected = new StringJoiner(",", "{", "}");
    expected.setEmptyValue("");
    if (ip) {
      expected.add("\"geo\":{\"ipAddress\":\"192.0.2.1\"}");
    }
    if (userData) {
      expected.add(
          "\"amazonConsent\":{\"amznUserData\":\"GRANTED\""
              + (adStorage ? ",\"amznAdStorage\":\"GRANTED\"}" : "}"));
    }
    if (tcf) {
      expected.add("\"tcf\":\"t\"");
    }
    if (gpp) {
      expected.add("\"gpp\":\"g\"");
    }
    if (!tcf && !gpp && !adStorage && !userData && constant != Constant.NONE) {
      expected.add(constant.json);
    }

    if (adStorage && !userData) {
      InvalidRecordException refusal = conversion.refusal(row);
      assertThat(refusal).hasMessage(AMAZON_NEEDS_USER_DATA);
      assertThat(refusal.reason()).isEqualTo(RowReason.INVALID_CONSENT);
    } else if (expected.toString().isEmpty() && region.equals("EU")) {
      InvalidRecordException refusal = conversion.refusal(row);
      assertThat(refusal).hasMessage(EU_NEEDS_ONE);
      assertThat(refusal.reason()).isEqualTo(RowReason.MISSING_CONSENT);
    } else {
      assertThat(conversion.event(row).path("consent")).isEqualTo(json(expected.toString()));
    }
  }

  /** A constant amzn_user_data does not make up for a row's own amzn_ad_storage alone. */
  @ParameterizedTest
  @CsvSource({"GRANTED", "DENIED"})
  void neverMixesTheRowsConsentWithTheConstant(String status) throws Exception {
    Conversion conversion = Conversion.withConsent(Constant.ACS.consent, true);

    assertThat(conversion.refusal(ValidRow.lead().with("amzn_ad_storage", status)))
        .hasMessage(AMAZON_NEEDS_USER_DATA);
    assertThat(conversion.event(ValidRow.lead().with("amzn_user_data", status)).path("consent"))
        .isEqualTo(json("{\"amazonConsent\":{\"amznUserData\":\"" + status + "\"}}"));
  }

  @ParameterizedTest
  @CsvSource({"granted, GRANTED", "Denied, DENIED", "gRaNtEd, GRANTED", "' denied ', DENIED"})
  void readsAStatusInAnyLetterCase(String given, String sent) throws Exception {
    assertThat(
            Conversion.withConsent(Constant.TCF.consent, false)
                .event(ValidRow.lead().with("amzn_user_data", given))
                .at("/consent/amazonConsent/amznUserData")
                .asText())
        .isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant", "YES", "true", "1", "GRANTED,DENIED", "UNKNOWN"})
  void neverGuessesAStatus(String status) {
    for (String column : List.of("amzn_ad_storage", "amzn_user_data")) {
      InvalidRecordException refusal =
          Conversion.withConsent(Constant.TCF.consent, false)
              .refusal(ValidRow.lead().with("amzn_user_data", "GRANTED").with(column, status));

      assertThat(refusal).hasMessage('"' + column + "\": must be GRANTED or DENIED");
      assertThat(refusal.reason()).isEqualTo(RowReason.INVALID_CONSENT);
      assertThat(refusal.column()).isEqualTo(column);
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
