package org.embulk.output.amazon_ads.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.sandbox.service.ValidEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SandboxServerTest {
  @TempDir private Path folder;

  @Test
  void tellsWhatItReceivedWhenItIsTerminated() throws Exception {
    Path urlFile = folder.resolve("url");
    Path summaryFile = folder.resolve("summary");
    Process server =
        start("--url-file", urlFile.toString(), "--summary-file", summaryFile.toString());
    try (BufferedReader out = server.inputReader()) {
      String url = out.readLine().replace("sandbox listening on ", "");
      SandboxClient client = new SandboxClient(url);
      ObjectNode bad = ValidEvents.lead("c");
      bad.remove("countryCode");
      client.send(ValidEvents.lead("a"), ValidEvents.purchase("b"), bad);
      assertThat(urlFile).hasContent(url);

      // Unlike the process's own destroy(), its handle's leaves the output open to read.
      server.toHandle().destroy();

      String summary = out.lines().collect(Collectors.joining("\n", "", "\n"));
      assertThat(summary)
          .isEqualTo(
              """
              token requests: 1
              events requests: 1
              events: 3
              accepted: 2
                LEAD: 1
                OFF_AMAZON_PURCHASES: 1
              refused: 1
                LEAD: 1
              the first accepted event:
              %s
              """
                  .formatted(ValidEvents.lead("a").toPrettyString()));
      assertThat(Files.readString(summaryFile)).isEqualTo(summary);
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  private static Process start(String... args) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SandboxServer.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }
}
