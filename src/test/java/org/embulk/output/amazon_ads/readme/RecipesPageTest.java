package org.embulk.output.amazon_ads.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.readme.MarkdownPage.Block;
import org.junit.jupiter.api.Test;

/** Holds the page of recipes against the configs that it shows; a run of them is another test's. */
class RecipesPageTest {
  private static final Path FOLDER = Path.of("example/recipes");

  private final MarkdownPage page = MarkdownPage.read(Path.of("docs/recipes.md"));

  @Test
  void leadsToEveryRecipeAndItsFile() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(page.links()).containsAll(files.map(file -> "../" + file).toList());
    }
  }

  @Test
  void showsPartsOfTheRecipesAsTheyAre() throws Exception {
    List<String> configs = configs().stream().map(RecipesPageTest::read).toList();
    for (Block block : page.blocks()) {
      if (block.language().equals("yaml") && !block.isMarkedAsNotRun()) {
        assertThat(configs).as(block.text()).anyMatch(text -> text.contains(block.text() + "\n"));
      }
    }
  }

  @Test
  void everyRecipeIsADryRunWithStringsOnly() throws Exception {
    for (Path file : configs()) {
      JsonNode config = new YAMLMapper().readTree(file.toFile());

      assertThat(config.at("/out/dry_run").booleanValue()).as(file.toString()).isTrue();
      assertThat(config.at("/out/client_secret").isMissingNode()).as(file.toString()).isTrue();
      assertThat(config.at("/in/parser/columns").findValuesAsText("type"))
          .as(file.toString())
          .containsOnly("string");
    }
  }

  private static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
