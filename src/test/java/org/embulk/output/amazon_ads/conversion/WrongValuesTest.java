package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option, given something it does not take: the message names that option and no other. */
class WrongValuesTest {
  private static final Object[] LISTS_AND_MAPS = {
    List.of(),
    List.of("hush"),
    Map.of(),
    Map.of("hush", 1),
    Arrays.asList(null, List.of(List.of("hush"))),
    new HashMap<>(Map.of("a", Map.of("b", "hush")))
  };

  /** The options that are no maps. */
  static Stream<String> singleValues() {
    return Configs.everyOption().filter(option -> !option.matches("columns|defaults"));
  }

  @ParameterizedTest
  @MethodSource("singleValues")
  void refusesAListOrAMapForAnyOption(String option) {
    for (Object wrong : LISTS_AND_MAPS) {
      assertThat(Configs.required().with(option, wrong).problems())
          .containsExactly("- \"" + option + "\": must be a single value, not a list or a map");
    }
  }

  @ParameterizedTest
  @MethodSource("singleValues")
  void refusesAListWhereTheOptionCountsToo(String option) {
    for (Configs config : consents()) {
      assertThat(config.with(option, List.of("hush")).problems())
          .containsExactly("- \"" + option + "\": must be a single value, not a list or a map");
    }
  }

  private static List<Configs> consents() {
    return List.of(
        Configs.required().with("consent_type", "TCF").with("tcf", "CP"),
        Configs.required().with("consent_type", "GPP").with("gpp", "DB"),
        Configs.required()
            .with("consent_type", "ACS")
            .with("amzn_ad_storage", "GRANTED")
            .with("amzn_user_data", "DENIED"));
  }

  /** What YAML makes of {@code NO} without quotes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "td_authentication_id",
        "advertiser_id",
        "manager_account_id",
        "dataset_name",
        "dataset_id",
        "custom_data",
        "tcf",
        "gpp",
        "client_id",
        "client_secret",
        "refresh_token",
        "api_token",
        "default_timezone",
        "event_time_format",
        "rejected_records_path",
        "report_path",
        "api_endpoint",
        "token_endpoint"
      })
  void asksForQuotesInEveryTextOption(String option) {
    assertThat(Configs.required().with(option, false).problems())
        .contains(
            "- \""
                + option
                + "\": put it in quotes, since YAML makes a boolean of a word such as NO, yes or on");
  }

  @Test
  void refusesListsForAllTheCredentialsWithALineForEach() {
    assertThat(
            Configs.required()
                .with("client_id", List.of("hush"))
                .with("client_secret", List.of("hush"))
                .with("refresh_token", List.of("hush"))
                .problems())
        .containsExactly(
            "- \"client_id\": must be a single value, not a list or a map",
            "- \"client_secret\": must be a single value, not a list or a map",
            "- \"refresh_token\": must be a single value, not a list or a map");
  }

  static Stream<Arguments> wrongValues() {
    Configs config = Configs.required();
    Configs acs =
        config
            .with("consent_type", "ACS")
            .with("amzn_ad_storage", "GRANTED")
            .with("amzn_user_data", "GRANTED");
    Configs token =
        config
            .without("advertiser_id", "client_id", "client_secret", "refresh_token")
            .with("manager_account_id", "amzn1.ads1.ma1.a")
            .with("api_token", "amzn_ads|hush")
            .with("dataset_id", "amzn1.adm.ds1.evnt1.a");
    return Stream.of(
        Arguments.of(
            config.without("client_id", "client_secret", "refresh_token"),
            "td_authentication_id",
            12),
        Arguments.of(config, "region", "US"),
        Arguments.of(config, "advertiser_id", "a b"),
        Arguments.of(config.without("advertiser_id"), "manager_account_id", "abc"),
        Arguments.of(config, "dataset_name", "1"),
        Arguments.of(token, "dataset_id", "a"),
        Arguments.of(config, "custom_data", "a"),
        Arguments.of(config, "columns", Map.of("email", "Mail")),
        Arguments.of(config, "defaults", Map.of("email", "hush@example.org")),
        Arguments.of(config, "consent_type", "TFC"),
        Arguments.of(config.with("consent_type", "TCF"), "tcf", "x".repeat(8193)),
        Arguments.of(config.with("consent_type", "GPP"), "gpp", "x".repeat(8193)),
        Arguments.of(acs, "amzn_ad_storage", "MAYBE"),
        Arguments.of(acs, "amzn_user_data", "MAYBE"),
        Arguments.of(config, "limited_data_use", "maybe"),
        Arguments.of(config, "skip_invalid_record", "maybe"),
        Arguments.of(config, "skip_error_batch", "maybe"),
        Arguments.of(config, "client_id", "hush id"),
        Arguments.of(config, "client_secret", null),
        Arguments.of(config, "refresh_token", null),
        Arguments.of(token, "api_token", "hush"),
        Arguments.of(config, "batch_size", 0),
        Arguments.of(config, "max_concurrent_requests", 33),
        Arguments.of(config, "maximum_retries", -1),
        Arguments.of(config, "initial_retry_interval_millis", 0),
        Arguments.of(config, "maximum_retry_interval_millis", 0),
        Arguments.of(config, "connect_timeout_millis", 0),
        Arguments.of(config, "request_timeout_millis", 0),
        Arguments.of(config, "default_timezone", "Nowhere"),
        Arguments.of(config, "event_time_format", "java:{"),
        Arguments.of(config, "event_id_fallback", "UUID"),
        Arguments.of(config, "rejected_records_path", "no such folder/rejected-"),
        Arguments.of(config, "report_path", "no such folder/report.json"),
        Arguments.of(config, "max_skip_percent", 101),
        Arguments.of(config, "min_records", -1),
        Arguments.of(config, "log_event_ids", "maybe"),
        Arguments.of(config, "dry_run", "maybe"),
        Arguments.of(config, "api_endpoint", "http://example.com"),
        Arguments.of(config, "token_endpoint", "http://example.com"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongValues")
  void namesTheOptionThatIsWrongInOneLine(Configs config, String option, Object wrong) {
    assertThat(config.with(option, wrong).problems())
        .singleElement()
        .asString()
        .startsWith("- \"" + option + "\": ")
        .doesNotContain("hush");
  }

  @Test
  void hasAWrongValueForEveryOption() {
    assertThat(wrongValues().map(arguments -> (String) arguments.get()[1]))
        .containsExactlyInAnyOrderElementsOf(Configs.everyOption().toList());
  }

  @Test
  void cutsALongValueBetweenTwoCharacters() {
    String cut = "😀".repeat(100);

    assertThat(Configs.required().with("region", cut).problems())
        .containsExactly("- \"region\": must be one of NA, EU, FE, but was \"" + cut + "\"");
    assertThat(Configs.required().with("region", cut + "😀").problems())
        .containsExactly("- \"region\": must be one of NA, EU, FE, but was \"" + cut + "…\"");
    assertThat(Configs.required().with("region", "a" + cut).problems())
        .containsExactly(
            "- \"region\": must be one of NA, EU, FE, but was \"a" + "😀".repeat(99) + "…\"");
  }

  @Test
  void showsABlankForACharacterThatCannotBeSeen() {
    assertThat(
            Configs.required()
                .with("region", "a\nb\u0000c\u001Bd\u0085e\u2028f\u202Eg\u200Bh\uD83Di")
                .problems())
        .containsExactly("- \"region\": must be one of NA, EU, FE, but was \"a b c d e f g h i\"");
  }
}
