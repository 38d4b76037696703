package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.config.Region;
import org.embulk.spi.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void defaultsOfEveryOption() {
    Settings settings = Configs.required().settings();

    assertThat(settings.region).isEqualTo(Region.NA);
    assertThat(settings.datasetName).isEmpty();
    assertThat(settings.customData).isEmpty();
    assertThat(settings.isConsentGiven).isFalse();
    assertThat(settings.consent.isEmpty()).isTrue();
    assertThat(settings.limitedDataUse).isFalse();
    assertThat(settings.skipInvalidRecord).isFalse();
    assertThat(settings.skipErrorBatch).isFalse();
    assertThat(settings.maxSkipPercent).isEqualByComparingTo("100");
    assertThat(settings.minRecords).isZero();
    assertThat(settings.logEventIds).isFalse();
    assertThat(settings.batchSize).isEqualTo(500);
    assertThat(settings.network.maximumRetries).isEqualTo(7);
    assertThat(settings.network.initialRetryInterval).isEqualTo(Duration.ofMillis(1000));
    assertThat(settings.network.maximumRetryInterval).isEqualTo(Duration.ofMillis(60000));
    assertThat(settings.network.connectTimeout).isEqualTo(Duration.ofMillis(10000));
    assertThat(settings.network.requestTimeout).isEqualTo(Duration.ofMillis(60000));
    assertThat(settings.defaultTimezone).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.eventTimeFormat).isEmpty();
    assertThat(id(settings)).hasSize(36);
    assertThat(settings.rejectedRecordsPath).isEmpty();
    assertThat(settings.dryRun).isFalse();
    assertThat(settings.apiEndpoint).isEqualTo(URI.create("https://advertising-api.amazon.com"));
    assertThat(settings.tokenEndpoint)
        .isEqualTo(URI.create("https://api.amazon.com/auth/o2/token"));
  }

  @Test
  void declaresEveryOptionOfTheContract() {
    assertThat(Configs.everyOption())
        .containsExactlyInAnyOrder(
            "td_authentication_id",
            "region",
            "advertiser_id",
            "manager_account_id",
            "dataset_name",
            "dataset_id",
            "custom_data",
            "columns",
            "defaults",
            "consent_type",
            "tcf",
            "gpp",
            "amzn_ad_storage",
            "amzn_user_data",
            "limited_data_use",
            "skip_invalid_record",
            "skip_error_batch",
            "client_id",
            "client_secret",
            "refresh_token",
            "api_token",
            "batch_size",
            "max_concurrent_requests",
            "maximum_retries",
            "initial_retry_interval_millis",
            "maximum_retry_interval_millis",
            "connect_timeout_millis",
            "request_timeout_millis",
            "default_timezone",
            "event_time_format",
            "event_id_fallback",
            "rejected_records_path",
            "report_path",
            "max_skip_percent",
            "min_records",
            "log_event_ids",
            "dry_run",
            "api_endpoint",
            "token_endpoint");
  }

  /** Whichever way of logging in, account or consent it chooses. */
  @ParameterizedTest
  @CsvSource({
    "api_token, amzn_ads|hush",
    "manager_account_id, amzn1.ads1.ma1.a",
    "td_authentication_id, 4711",
    "consent_type, TCF",
    "consent_type, ACS",
    "dry_run, true"
  })
  void declaresThemInEveryJob(String option, String value) {
    assertThat(with(option, value).defaults()).isEqualTo(Configs.required().defaults());
    assertThat(with(option, value).without("advertiser_id", "client_id").defaults())
        .isEqualTo(Configs.required().defaults());
  }

  @Test
  void readsTheRequiredOptionsAsTheyStand() {
    Settings settings = Configs.required().settings();

    assertThat(settings.account.id()).isEqualTo("A1B2C3");
    assertThat(settings.login.clientId()).isEqualTo("amzn1.application-oa2-client.0");
    assertThat(settings.login.clientSecret()).isEqualTo("hush-secret");
    assertThat(settings.login.refreshToken()).isEqualTo("hush-token");
  }

  @ParameterizedTest
  @MethodSource("org.embulk.output.amazon_ads.conversion.Configs#everyOption")
  void isTheSameForABlankOptionAsForNone(String option) {
    Configs none = Configs.required().without(option);

    for (Object blank : new Object[] {"", "  ", "\u3000", "\uFEFF", "\u00A0\t\r\n\u0085", null}) {
      assertThat(none.with(option, blank).problems()).isEqualTo(none.problems());
      assertThat(none.with(option, blank).warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "client_secret", "refresh_token"})
  void asksForARequiredOption(String option) {
    assertThat(Configs.required().without(option).problems())
        .containsExactly("- \"" + option + "\": is required");
  }

  @Test
  void hasNoOtherRequiredOption() {
    assertThat(Configs.required().problems()).isEmpty();
  }

  @Test
  void removesBlanksAroundAValueAndNothingElse() {
    assertThat(with("advertiser_id", "\uFEFF\u3000 A1\t\n").settings().account.id())
        .isEqualTo("A1");
    assertThat(with("client_secret", " a b\u200B").settings().login.clientSecret())
        .isEqualTo("a b\u200B");
    assertThat(with("client_secret", "\u001Fa\u180E").settings().login.clientSecret())
        .isEqualTo("\u001Fa\u180E");
  }

  @Test
  void readsATextOfManyBlanksAtOnce() {
    String text = "a" + " ".repeat(1_000_000) + "b";

    assertThat(with("client_secret", text).settings().login.clientSecret()).isEqualTo(text);
  }

  @Test
  void takesANumberAsAdvertiserId() {
    assertThat(with("advertiser_id", 123456789012L).settings().account.id())
        .isEqualTo("123456789012");
    assertThat(with("advertiser_id", 7).settings().account.id()).isEqualTo("7");
    assertThat(
            with("advertiser_id", new BigInteger("98765432109876543210")).settings().account.id())
        .isEqualTo("98765432109876543210");
  }

  /** YAML reads {@code 4567E12} as a fraction, and its text would be another id. */
  @Test
  void refusesAFractionAsAdvertiserId() {
    assertThat(with("advertiser_id", 4567E12).problems())
        .containsExactly(
            "- \"advertiser_id\": put it in quotes, since YAML makes another text of a number such"
                + " as 1.10 or 12E4");
    assertThat(with("advertiser_id", "4567E12").settings().account.id()).isEqualTo("4567E12");
  }

  /** Embulk makes 600 of {@code +10:00}, and -1000 of {@code -16:40}, which would be -10:00. */
  @ParameterizedTest
  @ValueSource(ints = {600, -1000, 9, -3, 0})
  void refusesANumberForATimeZone(int number) {
    assertThat(with("default_timezone", number).problems())
        .containsExactly(
            "- \"default_timezone\": must be a time zone such as UTC, Asia/Tokyo or +09:00; put it in"
                + " quotes, since YAML makes 600 of +10:00, but was \""
                + number
                + "\"");
  }

  @Test
  void takesOnlyWhatAHeaderCarriesAsAdvertiserId() {
    String rule =
        "- \"advertiser_id\": must be at most 512 printable ASCII characters without blanks, but"
            + " was ";

    assertThat(with("advertiser_id", "!" + "a".repeat(510) + "~").problems()).isEmpty();
    assertThat(with("advertiser_id", "a".repeat(513)).problems())
        .containsExactly(rule + "\"" + "a".repeat(100) + "…\"");
    assertThat(with("advertiser_id", "A 1").problems()).containsExactly(rule + "\"A 1\"");
    assertThat(with("advertiser_id", "A\r\nX: 1").problems()).containsExactly(rule + "\"A  X: 1\"");
    assertThat(with("advertiser_id", "Ａ１").problems()).containsExactly(rule + "\"Ａ１\"");
  }

  @ParameterizedTest
  @CsvSource({"NA, NA", "na, NA", "Eu, EU", "fe, FE", "' FE ', FE"})
  void takesARegionInAnyLetterCase(String given, Region region) {
    Columns columns = Columns.required().with("tcf", Types.STRING);

    assertThat(with("region", given).withColumns(columns).settings().region).isEqualTo(region);
  }

  @ParameterizedTest
  @CsvSource({
    "EU, https://advertising-api-eu.amazon.com, https://api.amazon.co.uk/auth/o2/token",
    "FE, https://advertising-api-fe.amazon.com, https://api.amazon.co.jp/auth/o2/token"
  })
  void choosesTheEndpointsOfTheRegion(String region, URI api, URI token) {
    Columns columns = Columns.required().with("tcf", Types.STRING);
    Settings settings = with("region", region).withColumns(columns).settings();

    assertThat(settings.apiEndpoint).isEqualTo(api);
    assertThat(settings.tokenEndpoint).isEqualTo(token);
  }

  @Test
  void takesADatasetNameOfOneToAHundredCharacters() {
    String hundred = "a" + "0".repeat(99);

    assertThat(with("dataset_name", "Z").settings().datasetName).contains("Z");
    assertThat(with("dataset_name", "Ab9_-").settings().datasetName).contains("Ab9_-");
    assertThat(with("dataset_name", hundred).settings().datasetName).contains(hundred);
    assertThat(with("dataset_name", hundred + "0").problems())
        .containsExactly(datasetNameRule() + "\"a" + "0".repeat(99) + "…\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1a", "_a", "-a", "a b", "a.b", "é", "aé", "a\nb"})
  void refusesADatasetNameOfOtherCharacters(String name) {
    assertThat(with("dataset_name", name).problems())
        .containsExactly(datasetNameRule() + "\"" + name.replace('\n', ' ') + "\"");
  }

  private static String datasetNameRule() {
    return "- \"dataset_name\": must begin with a letter, followed by letters, digits, _ and -, at"
        + " most 100 in all, but was ";
  }

  static Stream<Arguments> booleans() {
    return Stream.of(
        bool("limited_data_use", s -> s.limitedDataUse),
        bool("skip_invalid_record", s -> s.skipInvalidRecord),
        bool("skip_error_batch", s -> s.skipErrorBatch),
        bool("log_event_ids", s -> s.logEventIds),
        bool("dry_run", s -> s.dryRun));
  }

  private static Arguments bool(String option, Function<Settings, Boolean> value) {
    return Arguments.of(option, value);
  }

  @ParameterizedTest
  @MethodSource("booleans")
  void takesABooleanAsYamlsOrAsText(String option, Function<Settings, Boolean> value) {
    for (Object yes : new Object[] {true, "true", "TRUE", " True "}) {
      assertThat(value.apply(with(option, yes).settings())).isTrue();
    }
    for (Object no : new Object[] {false, "false", "FALSE", "", null}) {
      assertThat(value.apply(with(option, no).settings())).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("booleans")
  void refusesOtherWordsForABoolean(String option, Function<Settings, Boolean> value) {
    for (Object other : new Object[] {"yes", "no", "1", 1, 0, "t", "on", 1.5}) {
      assertThat(with(option, other).problems())
          .containsExactly(
              "- \"" + option + "\": must be one of true, false, but was \"" + other + "\"");
    }
  }

  static Stream<Arguments> integers() {
    return Stream.of(
        integer("batch_size", 1, 500, s -> s.batchSize),
        integer("max_concurrent_requests", 1, 32, s -> s.network.maxConcurrentRequests),
        integer("maximum_retries", 0, 100, s -> s.network.maximumRetries),
        integer("min_records", 0, Integer.MAX_VALUE, s -> s.minRecords),
        millis("initial_retry_interval_millis", s -> s.network.initialRetryInterval),
        millis("maximum_retry_interval_millis", s -> s.network.maximumRetryInterval),
        millis("connect_timeout_millis", s -> s.network.connectTimeout),
        millis("request_timeout_millis", s -> s.network.requestTimeout));
  }

  private static Arguments integer(
      String option, int least, int most, Function<Settings, Integer> value) {
    return Arguments.of(option, least, most, value);
  }

  private static Arguments millis(String option, Function<Settings, Duration> value) {
    return integer(option, 1, 86_400_000, settings -> (int) value.apply(settings).toMillis());
  }

  @ParameterizedTest
  @MethodSource("integers")
  void takesAWholeNumberBetweenTheLimits(
      String option, int least, int most, Function<Settings, Integer> value) {
    assertThat(value.apply(with(option, least).settings())).isEqualTo(least);
    assertThat(value.apply(with(option, most).settings())).isEqualTo(most);
    assertThat(value.apply(with(option, " +" + most + " ").settings())).isEqualTo(most);
    assertThat(value.apply(with(option, "00" + most).settings())).isEqualTo(most);
  }

  @ParameterizedTest
  @MethodSource("integers")
  void refusesANumberBeyondTheLimits(
      String option, int least, int most, Function<Settings, Integer> value) {
    String rule =
        "- \"" + option + "\": must be a whole number from " + least + " to " + most + ", but was ";

    for (Object wrong :
        new Object[] {
          least - 1,
          most + 1,
          (1L << 32) + most,
          new BigInteger("18446744073709551617"),
          1.5,
          "1.0",
          "1e2",
          "ten",
          "0x10",
          "١",
          "1 0",
          "--1",
          "+",
          true
        }) {
      assertThat(with(option, wrong).problems()).containsExactly(rule + "\"" + wrong + "\"");
    }
    assertThat(with(option, "9".repeat(101)).problems())
        .containsExactly(rule + "\"" + "9".repeat(100) + "…\"");
  }

  @Test
  void takesAPercentageWithOrWithoutAFraction() {
    assertThat(with("max_skip_percent", 0).settings().maxSkipPercent).isEqualByComparingTo("0");
    assertThat(with("max_skip_percent", 2.5).settings().maxSkipPercent).isEqualByComparingTo("2.5");
    assertThat(with("max_skip_percent", " +0.001 ").settings().maxSkipPercent)
        .isEqualByComparingTo("0.001");
    assertThat(with("max_skip_percent", "100.0").settings().maxSkipPercent)
        .isEqualByComparingTo("100");
  }

  @Test
  void refusesAPercentageThatIsNone() {
    for (Object wrong :
        new Object[] {
          -1, -0.1, 101, 100.001, "10 %", "10%", "2,5", "1e1", ".5", "5.", "ten", true
        }) {
      assertThat(with("max_skip_percent", wrong).problems())
          .containsExactly(
              "- \"max_skip_percent\": must be a number from 0 to 100, but was \"" + wrong + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"UTC", "Asia/Tokyo", "+09:00", "Z", "America/New_York"})
  void takesATimeZone(String zone) {
    assertThat(with("default_timezone", zone).settings().defaultTimezone)
        .isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "JST", "+25:00", "asia/tokyo", "UTC+99", "9"})
  void refusesATimeZoneThatIsNone(String zone) {
    assertThat(with("default_timezone", zone).problems())
        .containsExactly(
            "- \"default_timezone\": must be a time zone such as UTC, Asia/Tokyo or +09:00, but was"
                + " \""
                + zone
                + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%Y-%m-%d %H:%M:%S", "java:uuuu-MM-dd", "ruby:%Y"})
  void takesATimeFormatInTheSyntaxOfEmbulkUtilTimestamp(String format) {
    assertThat(with("event_time_format", format).settings().eventTimeFormat).contains(format);
  }

  @Test
  void refusesATimeFormatThatCannotBeRead() {
    assertThat(with("event_time_format", "java:yyyy{").problems())
        .containsExactly(
            "- \"event_time_format\": must be a pattern of embulk-util-timestamp, such as %Y-%m-%d"
                + " %H:%M:%S, but was \"java:yyyy{\"");
  }

  /** A UUID, a SHA-256 in hexadecimal, or none. */
  @ParameterizedTest
  @CsvSource({"RANDOM, 36", "random, 36", "ROW_HASH, 64", "Row_Hash, 64", "NONE, 0", "' none ', 0"})
  void takesAnIdFallbackInAnyLetterCase(String given, int length) {
    assertThat(id(with("event_id_fallback", given).settings())).hasSize(length);
  }

  private static String id(Settings settings) {
    return settings.eventIdFallback.idFor(new byte[] {1}).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UUID", "ROW-HASH", "ROWHASH", "null", "true"})
  void refusesAnIdFallbackThatIsNone(String given) {
    assertThat(with("event_id_fallback", given).problems())
        .containsExactly(
            "- \"event_id_fallback\": must be one of RANDOM, ROW_HASH, NONE, but was \""
                + given
                + "\"");
  }

  private static Configs with(String option, Object value) {
    return Configs.required().with(option, value);
  }
}
