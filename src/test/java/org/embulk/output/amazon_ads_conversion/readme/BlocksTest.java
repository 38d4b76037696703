package org.embulk.output.amazon_ads_conversion.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds what stands between fences: every command and query is run, or the page says right above it
 * that it is not and why. Configs have a test of their own in the package config.
 */
class BlocksTest {
  private static final Set<String> LANGUAGES =
      Set.of("sh", "sql", "dockerfile", "yaml", "properties", "json", "text", "mermaid");

  /** What stands at the top of the README, and is run by whoever builds the project. */
  private static final List<String> TWO_COMMANDS = List.of("./example/run.sh", "mvn -B verify");

  @Test
  void eachSaysWhatItIsWrittenIn() {
    assertThat(blocks(LANGUAGES))
        .hasSize((int) MarkdownPage.all().stream().mapToLong(page -> page.blocks().size()).sum());
  }

  @Test
  void commandsAndQueriesAreRunOrMarkedAsNotRun() {
    for (MarkdownPage.Block block : blocks(Set.of("sh", "sql", "dockerfile"))) {
      assertThat(block.isMarkedAsNotRun() || commands(block).equals(TWO_COMMANDS))
          .as(block.toString())
          .isTrue();
    }
  }

  @Test
  void theTwoCommandsExist() throws Exception {
    assertThat(blocks(Set.of("sh")).stream().map(BlocksTest::commands)).contains(TWO_COMMANDS);
    assertThat(Path.of("example/run.sh")).isExecutable();
    assertThat(Files.readString(Path.of(".ci/run"))).contains("mvn -B verify\n");
  }

  @Test
  void theWorkflowRunsWhatTheReadmeSays() throws Exception {
    List<String> workflow = Files.readAllLines(Path.of(".github/workflows/verify.yml"));

    assertThat(workflow.stream().map(String::strip).filter(line -> line.contains("run:")))
        .containsExactly("- run: mvn -B verify");
  }

  private static List<MarkdownPage.Block> blocks(Set<String> languages) {
    return MarkdownPage.all().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> languages.contains(block.language()))
        .toList();
  }

  private static List<String> commands(MarkdownPage.Block block) {
    return block.lines().stream().map(line -> line.replaceFirst(" +#.*", "")).toList();
  }
}
