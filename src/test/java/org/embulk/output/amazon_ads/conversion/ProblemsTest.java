package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.spi.type.Types;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void reportsEveryProblemOfConfigAndColumnsTogether() {
    Configs config =
        Configs.required()
            .without("advertiser_id", "client_secret")
            .with("region", "europe")
            .with("dataset_name", "2026")
            .with("custom_data", "shop:text,email:STRING")
            .with("consent_type", "ACS")
            .with("amzn_ad_storage", "YES")
            .with("skip_error_batch", "yes")
            .with("client_id", "hush id")
            .with("refresh_token", List.of("hush-token"))
            .with("batch_size", 501)
            .with("default_timezone", "Tokyo")
            .with("token_endpoint", "https://me:hush@login.example.com")
            .withColumns(
                Columns.required()
                    .without("country_code")
                    .with("value", Types.BOOLEAN)
                    .with("e_mail", Types.STRING));

    assertThatThrownBy(config::settings)
        .isExactlyInstanceOf(ConfigException.class)
        .hasNoCause()
        .hasMessage(
            """
            amazon_ads_conversion cannot run with this config:
            - "region": must be one of NA, EU, FE, but was "europe"
            - "token_endpoint": must be an https URL, or an http URL of a loopback address, without \
            user info, query or fragment
            - "advertiser_id": is required unless "manager_account_id" is set
            - "dataset_name": must begin with a letter, followed by letters, digits, _ and -, at \
            most 100 in all, but was "2026"
            - "custom_data": the type of "shop" must be one of STRING, INTEGER, TIMESTAMP, but was \
            "text"
            - "amzn_ad_storage": must be one of GRANTED, DENIED, but was "YES"
            - "amzn_user_data": is required with "consent_type" ACS
            - "skip_error_batch": must be one of true, false, but was "yes"
            - "client_id": must be at most 512 printable ASCII characters without blanks
            - "client_secret": is required
            - "refresh_token": must be a single value, not a list or a map
            - "batch_size": must be a whole number from 1 to 500, but was "501"
            - "default_timezone": must be a time zone such as UTC, Asia/Tokyo or +09:00, but was \
            "Tokyo"
            - column "country_code": is required, but the input has no such column; columns that \
            nothing uses: "e_mail"
            - column "value": must be of type string or long or double, but is boolean
            - "custom_data": names "email", which is an identifier or a consent and must not be a \
            custom attribute""");
  }

  @Test
  void reportsAProblemOnce() {
    Problems problems = new Problems("amazon_ads_conversion");
    problems.error("a");
    problems.error("b");
    problems.error("a");

    assertThatThrownBy(problems::throwIfAny)
        .hasMessage("amazon_ads_conversion cannot run with this config:\n- a\n- b");
  }

  @Test
  void listsFiftyProblemsAndCountsTheRest() {
    Problems problems = new Problems("amazon_ads_conversion");
    for (int i = 1; i <= 50; i++) {
      problems.error("problem " + i);
    }
    assertThatThrownBy(problems::throwIfAny).message().endsWith("\n- problem 49\n- problem 50");

    problems.error("problem 51");
    assertThatThrownBy(problems::throwIfAny)
        .message()
        .endsWith("\n- problem 50\n- and 1 more problem");

    problems.error("problem 52");
    assertThatThrownBy(problems::throwIfAny)
        .message()
        .endsWith("\n- problem 50\n- and 2 more problems");
  }

  /** Each of the types is a problem of its own. */
  @Test
  void boundsTheMessageForAThousandWrongCustomColumns() {
    String names =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(i -> "c" + i + ":TEXT")
            .collect(Collectors.joining(","));

    assertThatThrownBy(Configs.required().with("custom_data", names)::settings)
        .message()
        .contains("- \"custom_data\": the type of \"c1\" must be one of STRING, INTEGER, TIMESTAMP")
        .endsWith("\n- and 951 more problems");
  }

  @Test
  void throwsNothingForAWarning() {
    Problems problems = new Problems("amazon_ads_conversion");
    problems.warn("mind the gap");

    assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    assertThat(problems.warnings()).containsExactly("mind the gap");
  }
}
