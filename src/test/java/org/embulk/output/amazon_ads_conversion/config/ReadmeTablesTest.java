package org.embulk.output.amazon_ads_conversion.config;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyType;
import org.embulk.output.amazon_ads_conversion.readme.Readme;
import org.embulk.spi.type.Type;
import org.junit.jupiter.api.Test;

/** Holds the tables of options, hosts and columns in the documentation against the code. */
class ReadmeTablesTest {
  private static final String REQUIRED = "required";
  private static final String NONE = "none";
  private static final String BY_REGION = "by region";

  private final List<List<String>> options = Readme.table("option", "type", "default", "rule");
  private final List<List<String>> columns =
      Readme.table("column", "required", "type", "hashed", "what becomes of it");

  /** How the settings show what holds for an option that is not given. */
  private static final Map<String, Function<Settings, Object>> DEFAULTS =
      Map.ofEntries(
          Map.entry("region", Settings::region),
          Map.entry("dataset_name", Settings::datasetName),
          Map.entry("dataset_id", Settings::datasetId),
          Map.entry("custom_data", Settings::customData),
          Map.entry("tcf", settings -> settings.consent().tcf()),
          Map.entry("gpp", settings -> settings.consent().gpp()),
          Map.entry("amzn_ad_storage", settings -> settings.consent().amznAdStorage()),
          Map.entry("amzn_user_data", settings -> settings.consent().amznUserData()),
          Map.entry("limited_data_use", Settings::limitedDataUse),
          Map.entry("skip_invalid_record", Settings::skipInvalidRecord),
          Map.entry("skip_error_batch", Settings::skipErrorBatch),
          Map.entry("batch_size", Settings::batchSize),
          Map.entry("max_concurrent_requests", Settings::maxConcurrentRequests),
          Map.entry("maximum_retries", Settings::maximumRetries),
          Map.entry(
              "initial_retry_interval_millis",
              settings -> settings.initialRetryInterval().toMillis()),
          Map.entry(
              "maximum_retry_interval_millis",
              settings -> settings.maximumRetryInterval().toMillis()),
          Map.entry("connect_timeout_millis", settings -> settings.connectTimeout().toMillis()),
          Map.entry("request_timeout_millis", settings -> settings.requestTimeout().toMillis()),
          Map.entry("default_timezone", Settings::defaultTimezone),
          Map.entry("event_time_format", Settings::eventTimeFormat),
          Map.entry("event_id_fallback", Settings::eventIdFallback),
          Map.entry("rejected_records_path", Settings::rejectedRecordsPath),
          Map.entry("dry_run", Settings::dryRun),
          Map.entry("api_endpoint", Settings::apiEndpoint),
          Map.entry("token_endpoint", Settings::tokenEndpoint));

  /** The options that leave nothing behind in the settings when they are not given. */
  private static final Set<String> WITHOUT_DEFAULT =
      Set.of(
          "td_authentication_id", "consent_type", "manager_account_id", "api_token", "report_path");

  @Test
  void listsEveryOptionOnce() {
    assertThat(options.stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(Configs.everyOption().toList());
  }

  /** The README has the options that people use, and they exist. */
  @Test
  void theReadmeNamesTwelveOptions() {
    assertThat(
            Readme.table("option", "what it is for").stream()
                .flatMap(row -> Readme.codes(row.get(0)).stream()))
        .hasSize(12)
        .isSubsetOf(Configs.everyOption().toList());
  }

  @Test
  void saysOfEveryOptionWhetherItAppliesInTreasureData() {
    assertThat(
            Readme.table("options", "in Treasure Data").stream()
                .flatMap(row -> Readme.codes(row.get(0)).stream()))
        .containsExactlyInAnyOrderElementsOf(Configs.everyOption().toList());
  }

  @Test
  void saysWhichOptionsAreRequired() {
    List<String> missing =
        Configs.required()
            .without("advertiser_id", "client_id", "client_secret", "refresh_token")
            .problems();

    assertThat(byName(options, row -> row.get(2).startsWith(REQUIRED)))
        .allSatisfy(
            (option, required) ->
                assertThat(missing)
                    .as(option)
                    .matches(
                        lines ->
                            lines.stream()
                                    .anyMatch(
                                        line ->
                                            line.startsWith("- \"" + option + "\": is required"))
                                == required));
  }

  @Test
  void tellsTheDefaultOfEveryOption() {
    Settings settings = Configs.required().settings();

    assertThat(byName(options, row -> row.get(2)))
        .allSatisfy(
            (option, shown) -> {
              if (WITHOUT_DEFAULT.contains(option)) {
                assertThat(shown).as(option).isEqualTo(NONE);
              } else if (!shown.startsWith(REQUIRED)) {
                assertThat(DEFAULTS).containsKey(option);
                assertThat(shown)
                    .as(option)
                    .isEqualTo(textOf(DEFAULTS.get(option).apply(settings)));
              }
            });
  }

  @Test
  void tellsTheLimitsOfEveryNumber() {
    Pattern rule = Pattern.compile("must be a whole number from ([0-9]+ to [0-9]+), but was \"x\"");
    for (List<String> row : options) {
      String option = Readme.code(row.get(0));
      Matcher limits = rule.matcher(String.join("\n", problemsOf(option)));

      assertThat(limits.find()).as(option).isEqualTo(row.get(1).equals("integer"));
      if (row.get(1).equals("integer")) {
        assertThat(row.get(3)).startsWith(limits.group(1) + ": ");
      }
    }
  }

  @Test
  void tellsWhichOptionsAreBooleans() {
    for (List<String> row : options) {
      String option = Readme.code(row.get(0));
      String rule = "- \"" + option + "\": must be one of true, false, but was \"x\"";

      assertThat(problemsOf(option).contains(rule))
          .as(option)
          .isEqualTo(row.get(1).equals("boolean"));
    }
  }

  @Test
  void tellsTheHostsOfEveryRegion() {
    List<List<String>> hosts =
        Arrays.stream(Region.values())
            .map(
                region ->
                    List.of(
                        region.name(),
                        region.apiEndpoint().toString(),
                        region.tokenEndpoint().toString()))
            .toList();

    assertThat(
            Readme.table("region", "Events API", "token request").stream()
                .map(row -> row.stream().map(Readme::code).toList()))
        .containsExactlyElementsOf(hosts);
  }

  @Test
  void listsEveryColumnOnce() {
    assertThat(columns.stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(byColumn(InputColumn::columnName).values());
  }

  @Test
  void tellsWhichColumnsAreRequired() {
    assertThat(byName(columns, row -> row.get(1)))
        .isEqualTo(byColumn(column -> required(column.role())));
  }

  @Test
  void tellsTheTypesOfEveryColumn() {
    assertThat(byName(columns, row -> Set.of(row.get(2).split(", "))))
        .isEqualTo(
            byColumn(
                column -> column.types().stream().map(Type::getName).collect(Collectors.toSet())));
  }

  @Test
  void tellsWhichColumnsAreHashed() {
    Set<String> hashed =
        Arrays.stream(MatchKeyType.values())
            .filter(MatchKeyType::hashed)
            .map(MatchKeyType::column)
            .collect(Collectors.toSet());

    assertThat(byName(columns, row -> row.get(3)))
        .isEqualTo(byColumn(column -> hashed.contains(column.columnName()) ? "yes" : "no"));
  }

  private static List<String> problemsOf(String option) {
    return Configs.required().with(option, "x").problems();
  }

  private static <T> Map<String, T> byName(
      List<List<String>> table, Function<List<String>, T> cell) {
    return table.stream().collect(toMap(row -> Readme.code(row.get(0)), cell));
  }

  private static <T> Map<String, T> byColumn(Function<InputColumn, T> what) {
    return Arrays.stream(InputColumn.values()).collect(toMap(InputColumn::columnName, what));
  }

  private static String required(InputColumn.Role role) {
    return switch (role) {
      case REQUIRED -> "yes";
      case IDENTIFIER -> "identifier";
      case CONSENT -> "consent";
      case CONSENT_DETAIL, OPTIONAL -> "no";
    };
  }

  private static String textOf(Object value) {
    if (value instanceof Optional<?> optional && optional.isEmpty()) {
      return NONE;
    }
    if (value instanceof Collection<?> all && all.isEmpty()) {
      return NONE;
    }
    return value instanceof URI ? BY_REGION : "`" + value + "`";
  }
}
