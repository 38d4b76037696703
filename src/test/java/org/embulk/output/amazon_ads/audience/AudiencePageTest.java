package org.embulk.output.amazon_ads.audience;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.PathOptions;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.readme.MarkdownPage;
import org.embulk.output.amazon_ads.readme.MarkdownPage.Block;
import org.embulk.output.amazon_ads.readme.Readme;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.spi.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the page about audiences against the code: its tables, its configs and its REPORT. */
class AudiencePageTest {
  private static final Path PAGE = Path.of("docs/audience.md");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  /** The options that Treasure Data documents, of which the examples call one by another name. */
  private static final List<String> OF_TREASURE_DATA =
      List.of(
          "td_authentication_id",
          "amc_instance_id",
          "amc_account_id",
          "region",
          "dsp_region",
          "action",
          "upload_mode",
          "target",
          "dsp_advertiser_id",
          "external_audience_id",
          "audience_id",
          "audience_name",
          "audience_description",
          "audience_fee",
          "time_to_live",
          "country_code",
          "wait_until_finish",
          "max_wait_time");

  private final List<List<String>> options =
      Readme.table("option", "type", "default", "TD", "rule");
  private final List<List<String>> columns =
      Readme.table("column", "in Treasure Data", "type", "what becomes of it");

  @Test
  void listsEveryOptionOnce() {
    assertThat(options.stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(defaults().keySet());
  }

  @Test
  void saysWhichOptionsTreasureDataDocuments() {
    assertThat(byName(options, row -> row.get(3)))
        .allSatisfy(
            (option, documented) ->
                assertThat(documented)
                    .as(option)
                    .isEqualTo(OF_TREASURE_DATA.contains(option) ? "yes" : "no"));
  }

  @Test
  void tellsTheDefaultOfEveryOption() {
    Map<String, String> defaults = defaults();

    assertThat(byName(options, row -> row.get(2)))
        .allSatisfy(
            (option, shown) ->
                assertThat(shown.startsWith("required") ? "none" : shown)
                    .as(option)
                    .isEqualTo(textOf(defaults.get(option))));
  }

  @Test
  void saysWhichOptionsAreRequired() {
    String missing =
        problems(JSON.createObjectNode())
            + problems(
                JSON.createObjectNode()
                    .put("action", "UPDATE")
                    .put("target", "AMC_AND_DSP")
                    .put("wait_until_finish", true));

    assertThat(byName(options, row -> row.get(2).startsWith("required")))
        .allSatisfy(
            (option, required) ->
                assertThat(missing.contains("- \"" + option + "\": is required"))
                    .as(option)
                    .isEqualTo(required));
  }

  @Test
  void tellsTheLimitsOfEveryNumber() {
    Pattern rule =
        Pattern.compile("must be a (whole )?number from ([0-9]+ to [0-9]+), but was \"x\"");
    for (List<String> row : options) {
      String type = row.get(1);
      Matcher limits = rule.matcher(problemsOf(Readme.code(row.get(0))));

      boolean isNumber = limits.find();
      assertThat(isNumber).as(row.get(0)).isEqualTo(List.of("integer", "number").contains(type));
      if (isNumber) {
        assertThat(type).isEqualTo(limits.group(1) == null ? "number" : "integer");
        assertThat(row.get(4)).startsWith(limits.group(2) + ": ");
      }
    }
  }

  @Test
  void tellsWhichOptionsAreBooleans() {
    for (List<String> row : options) {
      String option = Readme.code(row.get(0));
      String rule = "\n- \"" + option + "\": must be one of true, false, but was \"x\"";

      assertThat(problemsOf(option).contains(rule))
          .as(option)
          .isEqualTo(row.get(1).equals("boolean"));
    }
  }

  @Test
  void listsEveryColumnWithItsTypes() {
    assertThat(byName(columns, row -> row.get(2)))
        .isEqualTo(
            Arrays.stream(AudienceColumn.values())
                .collect(
                    toMap(
                        AudienceColumn::columnName,
                        column -> column.mayBeLong() ? "string, long" : "string")));
  }

  @Test
  void tellsWhichColumnsAreHashed() {
    assertThat(byName(columns, row -> row.get(1).endsWith("hashed")))
        .isEqualTo(
            Arrays.stream(AudienceColumn.values())
                .collect(toMap(AudienceColumn::columnName, column -> column.identifier() != null)));
  }

  @Test
  void listsEveryReasonCode() {
    assertThat(Readme.table("reason code").stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    Arrays.stream(RowReason.values()).map(RowReason::code),
                    Arrays.stream(AudienceReason.values()).map(AudienceReason::code),
                    Stream.of("refused_by_amazon", "batch_given_up"))
                .flatMap(codes -> codes)
                .toList());
  }

  @Test
  void everyConfigForEmbulkPassesTheCheckOfARun() throws Exception {
    List<JsonNode> configs = new ArrayList<>();
    for (Path page : List.of(PAGE, Path.of("README.md"), Path.of("docs/installation.md"))) {
      for (Block block : blocks(page, "yaml")) {
        JsonNode config = YAML.readTree(block.text());
        if (config.path("out").has("amc_instance_id")) {
          configs.add(config);
        }
      }
    }
    configs.add(YAML.readTree(new File("example/audience.yml")));
    assertThat(configs).hasSize(5);
    for (JsonNode config : configs) {
      JsonNode declared = config.at("/in/parser/columns");
      assertThat(declared.findValuesAsText("type")).containsOnly("string");

      assertThat(check((ObjectNode) config.get("out"), declared.findValuesAsText("name")))
          .as(config.toString())
          .isEmpty();
    }
  }

  /** As they are printed, but for the dry run: only Treasure Data can resolve their login. */
  @Test
  void everyExampleOfTreasureDataPassesTheCheckOfADryRun() throws Exception {
    List<ObjectNode> examples = new ArrayList<>();
    for (Block block : blocks(PAGE, "yaml")) {
      JsonNode settings = YAML.readTree(block.text()).findValue("result_settings");
      if (settings != null) {
        examples.add((ObjectNode) settings);
      }
    }
    for (Block block : blocks(PAGE, "sh")) {
      Matcher result = Pattern.compile("--result '(.*)'").matcher(block.text());
      if (result.find()) {
        examples.add((ObjectNode) JSON.readTree(result.group(1)));
      }
    }
    String query = blocks(PAGE, "sql").get(0).text();
    List<String> names =
        Pattern.compile("\\bAS (\\w+)").matcher(query).results().map(as -> as.group(1)).toList();
    assertThat(examples).hasSize(3);
    assertThat(names).hasSize(10);
    for (ObjectNode example : examples) {
      assertThat(check(example.put("dry_run", true), names)).as(example.toString()).isEmpty();
    }
  }

  @Test
  void showsTheReportOfAJob() {
    List<String> shown =
        blocks(PAGE, "text").stream()
            .map(Block::lines)
            .filter(lines -> lines.get(0).equals("************* REPORT *************"))
            .findFirst()
            .orElseThrow();

    try (AudienceSandbox sandbox = AudienceSandbox.documented().start()) {
      Job.Result job = Job.creatingForDsp(sandbox).waiting(5).run(People.number(38)).committed();

      assertThat(job.report()).isEqualTo(shown);
    }
  }

  /** Denied consent, an odd address and an unlisted country: all that is counted as doubtful. */
  @Test
  void everyReportForMachinesHasTheFieldsOfItsSchema(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.json");
    People people =
        People.with("externalUserId", "email", "countrycode", "amzn_user_data", "ip_address")
            .row("c-1", "one@example.org", "CH", "DENIED", "unknown")
            .row("not an id", "two@example.org", null, null, null);
    try (AudienceSandbox sandbox = AudienceSandbox.documented().start()) {
      Job.creatingForDsp(sandbox).with("report_path", file.toString()).run(people).committed();
      JsonNode report = ReportSchema.readOfAudiences(file);
      assertThat(report.at("/audience_id").asText()).isEqualTo("361054992504331001");
      assertThat(report.at("/totals/warnings").toString())
          .isEqualTo(
              "{\"records_with_consent_denied\":1,\"ip_addresses_left_out\":1,"
                  + "\"unlisted_countries\":{\"CH\":1}}");

      Job.creating(sandbox)
          .with("report_path", file.toString())
          .with("dry_run", true)
          .run(people)
          .committed();
      assertThat(ReportSchema.readOfAudiences(file).at("/totals/records_to_send").asInt())
          .isEqualTo(1);

      Job.creating(sandbox)
          .with("report_path", file.toString())
          .without("country_code")
          .run(people)
          .message();
      assertThat(ReportSchema.readOfAudiences(file).get("status").asText()).isEqualTo("failed");
    }
  }

  private static List<Block> blocks(Path page, String language) {
    return MarkdownPage.read(page).blocks().stream()
        .filter(block -> block.language().equals(language))
        .toList();
  }

  private static Map<String, String> defaults() {
    Options declared = new Options("{}", new Problems("amazon_ads"));
    read(declared);
    return declared.defaults();
  }

  /** Reads every option, as a transaction does. */
  private static Settings read(Options options) {
    Settings settings = new Settings(options);
    PathOptions.report(options);
    return settings;
  }

  /** Returns what a run has against the options and columns, and what it warns of. */
  private static String check(ObjectNode out, List<String> names) {
    Problems problems = new Problems("amazon_ads");
    Options given = new Options(out.toString(), problems);
    Settings settings = read(given);
    given.checkNames();
    Schema schema = People.with(names.toArray(String[]::new)).schema();
    SchemaCheck.check(schema, settings, problems);
    return message(problems) + String.join("\n", problems.warnings());
  }

  private static String problemsOf(String option) {
    return problems(JSON.createObjectNode().put("wait_until_finish", true).put(option, "x"));
  }

  private static String problems(ObjectNode out) {
    Problems problems = new Problems("amazon_ads");
    read(new Options(out.toString(), problems));
    return message(problems);
  }

  private static String message(Problems problems) {
    try {
      problems.throwIfAny();
      return "";
    } catch (ConfigException e) {
      return e.getMessage();
    }
  }

  private static String textOf(String defaultText) {
    if (defaultText.isEmpty()) {
      return "none";
    }
    return defaultText.startsWith("https://") ? "by region" : "`" + defaultText + "`";
  }

  private static <T> Map<String, T> byName(
      List<List<String>> table, Function<List<String>, T> cell) {
    return table.stream().collect(toMap(row -> Readme.code(row.get(0)), cell));
  }
}
