package org.embulk.output.amazon_ads.conversion;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.config.Region;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.readme.Readme;
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

  @Test
  void listsEveryOptionOnce() {
    assertThat(options.stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(Configs.everyOption().toList());
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
    Map<String, String> defaults = Configs.required().defaults();

    assertThat(byName(options, row -> row.get(2)))
        .allSatisfy(
            (option, shown) ->
                assertThat(shown.startsWith(REQUIRED) ? NONE : shown)
                    .as(option)
                    .isEqualTo(textOf(defaults.get(option))));
  }

  @Test
  void tellsTheLimitsOfEveryNumber() {
    Pattern rule =
        Pattern.compile("must be a (whole )?number from ([0-9]+ to [0-9]+), but was \"x\"");
    for (List<String> row : options) {
      String option = Readme.code(row.get(0));
      String type = row.get(1);
      Matcher limits = rule.matcher(String.join("\n", problemsOf(option)));

      boolean isNumber = limits.find();
      assertThat(isNumber).as(option).isEqualTo(Set.of("integer", "number").contains(type));
      if (isNumber) {
        assertThat(type).isEqualTo(limits.group(1) == null ? "number" : "integer");
        assertThat(row.get(3)).startsWith(limits.group(2) + ": ");
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
        .containsExactlyInAnyOrderElementsOf(byColumn(EventColumn::columnName).values());
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

  private static <T> Map<String, T> byColumn(Function<EventColumn, T> what) {
    return Arrays.stream(EventColumn.values()).collect(toMap(EventColumn::columnName, what));
  }

  private static String required(EventColumn.Role role) {
    return switch (role) {
      case REQUIRED -> "yes";
      case IDENTIFIER -> "identifier";
      case CONSENT -> "consent";
      case CONSENT_DETAIL, OPTIONAL -> "no";
    };
  }

  private static String textOf(String defaultText) {
    if (defaultText.isEmpty()) {
      return NONE;
    }
    return defaultText.startsWith("https://") ? BY_REGION : "`" + defaultText + "`";
  }
}
