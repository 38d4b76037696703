package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published files, installed into an empty folder, and both ways to name the plugin then. */
class InstalledPluginIT {
  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  private Path home;
  private Path m2;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    m2 = folder.resolve("m2");
    InstalledPlugin.install(m2);
  }

  /** Names the other plugins in embulk.properties, as the build's own one does. */
  private void properties(String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(lines));
    for (String line : Files.readAllLines(EmbulkFolder.home().resolve("embulk.properties"))) {
      if (!line.startsWith("plugins.output.amazon_ads_conversion=")) {
        all.add(line);
      }
    }
    Files.write(home.resolve("embulk.properties"), all);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private EmbulkProcess.Result run(EmbulkConfig config) throws IOException, InterruptedException {
    return new EmbulkProcess(folder).installation(home, m2).run(config);
  }

  private EmbulkConfig config() {
    return Conversions.config(sandbox, Conversions.leads("a-1", "a-2"));
  }

  @Test
  void runsUnderTheNameThatEmbulkPropertiesGivesIt() throws Exception {
    properties(
        "plugins.output.amazon_ads_conversion=maven:%s:amazon_ads_conversion:%s"
            .formatted(InstalledPlugin.GROUP, InstalledPlugin.VERSION));

    EmbulkProcess.Result result = run(config());

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2");
  }

  @Test
  void runsWhereTheConfigNamesTheArtifact() throws Exception {
    properties();

    EmbulkProcess.Result result =
        run(
            config()
                .out(
                    "type",
                    Map.of(
                        "source", "maven",
                        "group", InstalledPlugin.GROUP,
                        "name", InstalledPlugin.NAME,
                        "version", InstalledPlugin.VERSION)));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2");
  }
}
