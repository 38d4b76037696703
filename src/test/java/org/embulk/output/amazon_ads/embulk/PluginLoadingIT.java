package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.embulk.output.amazon_ads.readme.Readme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoadingIT {
  private static final String LOADED =
      "Loaded plugin embulk-output-amazon_ads_conversion"
          + " (maven:"
          + InstalledPlugin.GROUP
          + ":amazon_ads_conversion:";

  private final EmbulkConfig config =
      new EmbulkConfig(new RowsInput().column("email", "string").row("somebody@example.com"));

  @TempDir private Path folder;

  @Test
  void embulkLoadsThePluginInAProcessOfItsOwn() throws Exception {
    EmbulkProcess.Result result = new EmbulkProcess(folder).run(config);

    assertThat(result.log().messages("INFO")).anyMatch(message -> message.startsWith(LOADED));
  }

  /** The form of the page on installation, which needs no line in embulk.properties. */
  @Test
  void embulkLoadsThePluginThatTheConfigNames() throws Exception {
    Map<String, String> artifact =
        Map.of(
            "source", "maven",
            "group", "com.treasuredata.embulk.plugins",
            "name", "amazon_ads_conversion",
            "version", Readme.versionOfThisBuild());

    EmbulkProcess.Result result = new EmbulkProcess(folder).run(config.out("type", artifact));

    assertThat(result.log().messages("INFO")).anyMatch(message -> message.startsWith(LOADED));
  }

  @Test
  void embulkLoadsThePluginInThisProcess() throws Exception {
    try (EmbulkInProcess embulk = new EmbulkInProcess()) {
      EmbulkInProcess.Outcome outcome = embulk.run(config);

      assertThat(outcome.log().messages("INFO")).anyMatch(message -> message.startsWith(LOADED));
    }
  }
}
