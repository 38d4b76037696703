package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.embulk.output.amazon_ads.readme.MarkdownPage;
import org.embulk.output.amazon_ads.readme.MarkdownPage.Block;
import org.embulk.spi.type.Types;
import org.junit.jupiter.api.Test;

/**
 * Puts every config of the documentation and the example through the check that a run makes before
 * a row moves, with the columns of its parser or of its query.
 */
class DocumentedConfigsTest {
  /** A name for the plugin: what SQL calls types is in capitals. */
  private static final Pattern NAME_IN_QUERY = Pattern.compile("\\bAS +([a-z_0-9]+)\\b");

  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void everyConfigPassesTheCheckOfARun() throws Exception {
    for (JsonNode config : configs()) {
      Configs checked = options(config.get("out")).withColumns(columns(config));

      assertThat(checked.problems()).as(config.toString()).isEmpty();
      assertThat(checked.warnings()).as(config.toString()).isEmpty();
    }
  }

  @Test
  void everyOptionOfAConfigExists() throws Exception {
    for (JsonNode config : configs()) {
      List<String> options = new ArrayList<>();
      config.get("out").fieldNames().forEachRemaining(options::add);
      options.remove("type");

      assertThat(Configs.everyOption().toList()).containsAll(options);
    }
  }

  /**
   * A parser logs the whole line of a row with a number or a time that it can't read, and drops it.
   */
  @Test
  void everyColumnOfAnExampleIsAString() throws Exception {
    List<JsonNode> all = configs();
    assertThat(all).anyMatch(config -> !declared(config).isEmpty());
    for (JsonNode config : all) {
      for (JsonNode column : declared(config)) {
        assertThat(column.get("type").asText()).as(column.toString()).isEqualTo("string");
      }
    }
  }

  /** What the tests don't have, such as a database, is named above the config. */
  @Test
  void everyOtherInputAndFileIsMarkedAsNotRun() throws Exception {
    for (Block block : yaml()) {
      JsonNode config = YAML.readTree(block.text());
      boolean isPartOfARecipe = isOfTheRecipes(block) && !config.has("in");
      if (!isPartOfARecipe && !config.path("in").path("type").asText().equals("file")) {
        assertThat(block.isMarkedAsNotRun()).as(block.toString()).isTrue();
      }
    }
  }

  @Test
  void everyCommandAndQueryIsMarkedAsNotRun() {
    for (String language : List.of("sh", "sql", "dockerfile")) {
      for (Block block : blocks(language)) {
        // Those that the README begins with and those of the recipes are run.
        assertThat(
                block.isMarkedAsNotRun() || block.text().startsWith("./") || isOfTheRecipes(block))
            .as(block.toString())
            .isTrue();
      }
    }
  }

  @Test
  void everyColumnOfAQueryExists() {
    List<Block> queries = blocks("sql");
    assertThat(queries).isNotEmpty();
    for (Block query : queries) {
      if (query.page().endsWith("treasure-data.md")) {
        Configs config = Configs.required().withColumns(named(query.text()));

        assertThat(config.problems()).as(query.toString()).isEmpty();
        assertThat(config.warnings()).as(query.toString()).isEmpty();
      }
    }
  }

  /** For an input that can't name them itself, a config declares what its query selects. */
  @Test
  void aQueryNamesTheColumnsThatItsConfigDeclares() throws Exception {
    List<JsonNode> configs =
        configs().stream().filter(config -> config.path("in").has("sql")).toList();
    assertThat(configs).isNotEmpty();
    for (JsonNode config : configs) {
      assertThat(names(config.path("in").path("sql").asText()))
          .containsExactlyElementsOf(
              declared(config).stream().map(column -> column.get("name").asText()).toList());
    }
  }

  /** The configs of the pages and of the example that are for Embulk. */
  private static List<JsonNode> configs() throws Exception {
    List<JsonNode> configs = new ArrayList<>();
    for (Block block : yaml()) {
      JsonNode config = YAML.readTree(block.text());
      if (config.has("out") && !isForAudiences(config.get("out").get("type"))) {
        configs.add(config);
      }
    }
    assertThat(configs).hasSizeGreaterThan(5);
    configs.add(YAML.readTree(new File("example/config.yml")));
    configs.add(YAML.readTree(new File("example/export-from-a-shop.yml")));
    return configs;
  }

  /** The page about audiences has a test of its own. */
  private static boolean isForAudiences(JsonNode type) {
    return type.asText().equals("amazon_ads")
        || type.path("classifier").asText().equals("audience");
  }

  /** That page has a test of its own, and its configs and commands are run. */
  private static boolean isOfTheRecipes(Block block) {
    return block.page().endsWith("recipes.md");
  }

  private static List<Block> yaml() {
    return blocks("yaml");
  }

  private static List<Block> blocks(String language) {
    return MarkdownPage.all().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> block.language().equals(language))
        .toList();
  }

  private static Configs options(JsonNode out) {
    Configs config =
        Configs.required().without("advertiser_id", "client_id", "client_secret", "refresh_token");
    Map<String, Object> options =
        YAML.convertValue(out, new TypeReference<Map<String, Object>>() {});
    options.remove("type");
    for (Map.Entry<String, Object> option : options.entrySet()) {
      config = config.with(option.getKey(), option.getValue());
    }
    return config;
  }

  /** The columns that the config itself declares. */
  private static List<JsonNode> declared(JsonNode config) {
    JsonNode in = config.path("in");
    JsonNode columns = in.has("parser") ? in.path("parser").path("columns") : in.path("columns");
    return StreamSupport.stream(columns.spliterator(), false).toList();
  }

  private static Columns columns(JsonNode config) {
    if (declared(config).isEmpty()) {
      return named(config.path("in").path("query").asText());
    }
    Columns columns = Columns.none();
    for (JsonNode column : declared(config)) {
      columns = columns.with(column.get("name").asText(), Types.STRING);
    }
    return columns;
  }

  private static Columns named(String query) {
    Columns columns = Columns.none();
    for (String name : names(query)) {
      columns = columns.with(name, Types.STRING);
    }
    return columns;
  }

  private static List<String> names(String query) {
    return NAME_IN_QUERY.matcher(query).results().map(name -> name.group(1)).toList();
  }
}
