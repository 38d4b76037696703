package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of the Dockerfile, outside of a container. The build itself is its first {@code RUN}.
 */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "The scripts of the Linux image need a shell")
class ImageIT {
  private static final String INSTALL = "docker/install.sh";

  @TempDir private Path folder;

  @Test
  void theDockerfileInstallsByTheScript() throws Exception {
    assertThat(Path.of("Dockerfile"))
        .content()
        .contains(
            "RUN mvn -B -DskipTests -Dspotless.check.skip=true pre-integration-test\n"
                + "RUN docker/install.sh /opt/embulk\n",
            "ENTRYPOINT [\"/opt/embulk/bin/embulk\"]\n");
  }

  @Test
  void whatTheScriptInstallsRuns() throws Exception {
    Path installed = folder.resolve("embulk");
    run(List.of("bash", Path.of(INSTALL).toAbsolutePath().toString(), installed.toString()));
    try (Sandbox sandbox = Sandbox.start()) {
      EmbulkConfig config = Conversions.config(sandbox, Conversions.leads("a-1", "a-2"));
      Files.writeString(folder.resolve("config.yml"), config.toYaml());

      run(List.of(installed.resolve("bin/embulk").toString(), "run", "config.yml"));

      assertThat(sandbox.acceptedEventIds()).containsExactly("a-1", "a-2");
    }
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("EMBULK_DIRECTORY", EmbulkFolder.m2().getParent().toString());
    builder.environment().put("JAVA_HOME", EmbulkProcess.javaHome().toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command + " ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }
}
