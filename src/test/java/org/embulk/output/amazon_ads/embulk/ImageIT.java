package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the Dockerfile, outside of a container. */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "The scripts of the Linux image need a shell")
class ImageIT {
  @TempDir private Path folder;

  @Test
  void theDockerfileInstallsByTheScript() {
    assertThat(Path.of("Dockerfile"))
        .content()
        .contains("RUN ./install.sh /opt/embulk\n", "ENTRYPOINT [\"/opt/embulk/bin/embulk\"]\n");
  }

  @Test
  void whatTheScriptInstallsRuns() throws Exception {
    try (Scripts scripts = new Scripts(folder);
        Sandbox sandbox = Sandbox.start()) {
      scripts.run(scripts.project(), "./install.sh ~/embulk").isZero();
      EmbulkConfig config = Conversions.config(sandbox, Conversions.leads("a-1", "a-2"));
      Files.writeString(folder.resolve("config.yml"), config.toYaml());

      scripts.run(folder, "~/embulk/bin/embulk run config.yml").isZero();

      assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2");
    }
  }
}
