package org.embulk.output.amazon_ads.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.service.ValidEvents.lead;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.embulk.output.amazon_ads.sandbox.SandboxClient;
import org.embulk.output.amazon_ads.sandbox.service.ValidEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SandboxServerTest {
  @TempDir private Path folder;

  private Process server;

  @BeforeEach
  void writeConfig() throws Exception {
    Files.writeString(folder.resolve("my.yml"), "out: {type: amazon_ads_conversion}");
  }

  @AfterEach
  void killWhatIsLeft() {
    server.destroyForcibly();
  }

  @Test
  void tellsWhatItReceivedWhenItIsTerminated() throws Exception {
    SandboxClient client = start("--made-up", "true");
    ObjectNode bad = lead("c");
    bad.remove("countryCode");
    client.send(lead("a"), ValidEvents.purchase("b"), bad);

    assertThat(summary())
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
                .formatted(lead("a").toPrettyString()));
  }

  @Test
  void showsNothingOfAnEventThatIsNotMadeUp() throws Exception {
    SandboxClient client = start();
    client.send(lead("a"));

    assertThat(summary())
        .isEqualTo(
            """
            token requests: 1
            events requests: 1
            events: 1
            accepted: 1
              LEAD: 1
            refused: 0
            """);
  }

  @Test
  void answersItsFirstThreeRequestsWithTheFault() throws Exception {
    SandboxClient client = start("--fault", "503");

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(client.send(lead("a")).statusCode());
    }

    assertThat(statuses).containsExactly(503, 503, 503, 207);
  }

  @Test
  void writesTheConfigForItself() throws Exception {
    start("--dry-run", "true");

    assertThat(folder.resolve("copy.yml"))
        .content()
        .contains("\"api_endpoint\":\"" + url() + "\"", "\"dry_run\":true");
  }

  @Test
  void endsAtOnceWithoutAConfigOfThePlugins() throws Exception {
    Files.writeString(folder.resolve("my.yml"), "out: {type: stdout}");

    launch();

    assertThat(server.waitFor()).isEqualTo(2);
    assertThat(server.errorReader().readLine()).contains("has no \"out\" of the type");
    assertThat(folder.resolve("copy.yml")).doesNotExist();
  }

  private SandboxClient start(String... options) throws Exception {
    launch(options);
    while (Files.notExists(folder.resolve("url"))) {
      assertThat(server.waitFor(20, TimeUnit.MILLISECONDS)).as("ended").isFalse();
    }
    return new SandboxClient(url());
  }

  private String url() throws IOException {
    return Files.readString(folder.resolve("url")).strip();
  }

  private String summary() throws Exception {
    server.destroy();
    assertThat(server.waitFor()).isZero();
    return Files.readString(folder.resolve("summary"));
  }

  private void launch(String... options) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SandboxServer.class.getName());
    command.addAll(List.of("--config", folder.resolve("my.yml").toString()));
    command.addAll(List.of("--copy", folder.resolve("copy.yml").toString()));
    command.addAll(List.of("--url-file", folder.resolve("url").toString()));
    command.addAll(List.of("--summary-file", folder.resolve("summary").toString()));
    command.addAll(List.of(options));
    server = new ProcessBuilder(command).start();
  }
}
