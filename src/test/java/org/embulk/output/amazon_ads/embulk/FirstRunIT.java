package org.embulk.output.amazon_ads.embulk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.readme.MarkdownPage;
import org.embulk.output.amazon_ads.readme.MarkdownPage.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a new user types: {@code install.sh}, and {@code example/run.sh} with a config of their own.
 */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "The scripts need a shell")
class FirstRunIT {
  private static final String SECRET = "my-client-secret";

  @TempDir private Path folder;

  private Scripts scripts;
  private Path own;

  @BeforeEach
  void copyTheProject() throws Exception {
    scripts = new Scripts(folder);
    own = Files.createDirectories(folder.resolve("own files"));
  }

  @AfterEach
  void close() throws Exception {
    scripts.close();
  }

  /** Writes a config whose file is named as seen from the folder of both. */
  private void writeOwn(String columns, List<String> rows, String... out) throws IOException {
    Files.write(own.resolve("rows.csv"), rows);
    StringBuilder config =
        new StringBuilder(
            """
            exec: {min_output_tasks: 1}
            in:
              type: file
              path_prefix: rows.csv
              parser:
                type: csv
                columns:
            """);
    for (String column : columns.split(",")) {
      config.append("      - {name: " + column + ", type: string}\n");
    }
    config.append("out:\n");
    for (String option : out) {
      config.append("  " + option + "\n");
    }
    Files.writeString(own.resolve("my.yml"), config);
  }

  private void writeLeads(String... more) throws IOException {
    writeOwn(
        "event_name,conversion_type,event_source,country_code,event_time,email,event_id",
        List.of(
            "Sign up,LEAD,WEBSITE,US,1795168800,ann.marlow@postbox.example,lead-1",
            "Sign up,LEAD,WEBSITE,US,1795168800,ben.marlow@postbox.example,lead-2"),
        Stream.concat(
                Stream.of(
                    "type: amazon_ads_conversion",
                    "advertiser_id: ENTITY1MINE",
                    "client_id: amzn1.application-oa2-client.mine",
                    "client_secret: " + SECRET,
                    "refresh_token: Atzr|mine"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Scripts.Result runOwn(String options) throws Exception {
    return scripts.run(own, scripts.project().resolve("example/run.sh") + options);
  }

  @Test
  void runsAConfigAgainstASandboxThatMisbehaves() throws Exception {
    writeLeads("initial_retry_interval_millis: 1", "maximum_retry_interval_millis: 1");

    Scripts.Result result = runOwn(" --config my.yml --fault 503").isZero();

    assertThat(result.output())
        .contains("Retries: 3\n", "Accepted records: 2\n", "\nThe sandbox server accepted 2.\n")
        .doesNotContain(SECRET, "lead-1", "marlow");
    assertThat(scripts.project().resolve("target/example/config.yml")).doesNotExist();
  }

  @Test
  void showsHowAJobFails() throws Exception {
    writeLeads();

    Scripts.Result result = runOwn(" --config '" + own + "/my.yml' --fault 400");

    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.output())
        .contains("Error: org.embulk.spi.DataException: output 1, batch 1: status 400 ")
        .contains("\nevents requests: 1\n")
        .endsWith("\nFAILED: embulk ended with status 1: its last lines above say why\n");
  }

  @Test
  void uploadsToTheAudienceOfTheConfig() throws Exception {
    writeOwn(
        "externaluserid,email",
        List.of("c-1,ann.marlow@postbox.example", "c-2,ben.marlow@postbox.example"),
        "type: amazon_ads",
        "amc_instance_id: amc1mine",
        "target: AMC_AND_DSP",
        "dsp_advertiser_id: '577000000000000123'",
        "action: UPDATE",
        "audience_id: '361054992504331777'",
        "country_code: US");

    Scripts.Result result = runOwn(" --config my.yml").isZero();

    assertThat(result.output())
        .contains("members in AMC: 2\n", "members in DSP: 2\n", "violations: 0\n")
        .contains("\nThe sandbox server accepted 2.\n")
        .doesNotContain("c-1", "c-2");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    assertThat(runOwn(" --config my.yml").output())
        .isEqualTo("\nFAILED: there is no file my.yml\n");
    assertThat(runOwn(" --config").output())
        .isEqualTo("\nFAILED: --config needs a file, such as my.yml\n");
    assertThat(runOwn(" --fault 200").output())
        .isEqualTo("\nFAILED: --fault needs a status from 400 to 599, such as 503\n");
    assertThat(runOwn(" my.yml").output()).startsWith("Usage: example/run.sh ");
    assertThat(scripts.run(own, "JAVA_HOME=/none " + install() + " x").output())
        .isEqualTo("\nFAILED: there is no /none/bin/java: install a JDK 17 or later\n");
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    String tools =
        "mkdir tools; for tool in bash dirname; do ln -s $(command -v $tool) tools; done";
    scripts.run(folder, tools).isZero();

    Scripts.Result result = scripts.run(own, "PATH=" + folder + "/tools " + install() + " x");

    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo("\nFAILED: there is no mvn: install Maven 3.8.1 or later\n");
    assertThat(own.resolve("x")).doesNotExist();
    scripts.run(folder, "rm -r tools").isZero();
  }

  @Test
  void installsIntoANewFolderOnly() throws Exception {
    Files.createFile(own.resolve("x"));

    assertThat(scripts.run(folder, install() + " 'own files'").output())
        .isEqualTo(
            "\nFAILED: own files is not empty: name a new folder, or remove that one first\n");
    assertThat(scripts.run(own, install() + " x").output())
        .isEqualTo("\nFAILED: x is a file: name a new folder\n");
  }

  @Test
  void saysThatTheInputHadNoRows() throws Exception {
    writeLeads();
    Files.delete(own.resolve("rows.csv"));

    Scripts.Result result = runOwn(" --config my.yml");

    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.output())
        .endsWith(
            "\nFAILED: the input had no rows: is its path right, as seen from " + own + "?\n");
  }

  /** The second and the third command are those of the page of recipes as well. */
  @Test
  void theCommandsOfTheReadmeEndWithAReport() throws Exception {
    Block commands = block("README.md", "sh", "./install.sh ");
    assertThat(block("docs/recipes.md", "sh", "cp ").lines())
        .isEqualTo(commands.lines().stream().skip(1).map(line -> line.split(" +#")[0]).toList());

    Scripts.Result result = scripts.run(scripts.project(), "set -e\n" + commands.text()).isZero();

    assertThat(result.output())
        .contains(block("README.md", "text", "***").lines().stream().map(x -> x + "\n").toList())
        .endsWith(
            "It is that of a dry run. Of 5 records, Embulk would have sent 3.\n"
                + "The sandbox server received nothing.\n");
    assertThat(scripts.mavenCalls())
        .as("one build for both scripts")
        .containsExactly("-B -q -DskipTests -Dspotless.check.skip=true pre-integration-test");
    assertThat(scripts.home().resolve("embulk/bin/embulk")).isExecutable();
  }

  @Test
  void theCommandOfTheRecipesPrintsTheColumnsOfAFile() throws Exception {
    String command = block("docs/recipes.md", "sh", "head ").text();

    assertThat(columns(command, "shopify.csv")).startsWith(declared("shopify.yml"));
    assertThat(columns(command.replace("tr ','", "tr ';'"), "contacts-from-excel.csv"))
        .isEqualTo(declared("contacts-from-excel.yml"));
  }

  private String columns(String command, String file) throws Exception {
    Path recipe = scripts.project().resolve("example/recipes/" + file);
    return scripts.run(own, command.replace("orders.csv", recipe.toString())).isZero().output();
  }

  private static String declared(String recipe) throws IOException {
    return Files.readAllLines(Path.of("example/recipes", recipe)).stream()
        .filter(line -> line.contains("type: string"))
        .map(line -> line + "\n")
        .collect(joining());
  }

  private static Block block(String page, String language, String beginning) {
    return MarkdownPage.read(Path.of(page)).blocks().stream()
        .filter(block -> block.language().equals(language) && block.text().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private String install() {
    return scripts.project().resolve("install.sh").toString();
  }
}
