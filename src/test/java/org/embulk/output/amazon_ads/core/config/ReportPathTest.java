package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.embulk.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPathTest {
  @TempDir private Path folder;

  private final Problems problems = new Problems("amazon_ads_conversion");

  private Optional<Path> read(String path) {
    String json = new ObjectNode(JsonNodeFactory.instance).put("report_path", path).toString();
    return PathOptions.report(new Options(json, problems));
  }

  private void assertIsRefused(String path) {
    assertThat(read(path)).isEmpty();
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "amazon_ads_conversion cannot run with this config:\n"
                + "- \"report_path\": must be a file in a folder that exists and can be written"
                + " to, but was \""
                + path
                + "\"");
  }

  @Test
  void takesANewFileAndOneThatExists() throws Exception {
    Path existing = Files.writeString(folder.resolve("old.json"), "{}");

    assertThat(read(folder + "/new.json")).contains(folder.resolve("new.json"));
    assertThat(read(existing.toString())).contains(existing);
    assertThat(existing).hasContent("{}");
    problems.throwIfAny();
  }

  @Test
  void startsARelativePathAtTheWorkingFolder() {
    assertThat(read("report.json")).contains(Path.of("report.json").toAbsolutePath());
    problems.throwIfAny();
  }

  @Test
  void takesBlankForAbsent() {
    assertThat(read("  ")).isEmpty();
    problems.throwIfAny();
  }

  @Test
  void refusesAFolder() {
    assertIsRefused(folder.toString());
  }

  @Test
  void refusesAFileInAFolderThatIsMissing() {
    assertIsRefused(folder + "/missing/report.json");
  }

  @Test
  void refusesADevice() {
    assertIsRefused("/dev/null");
  }

  @Test
  void refusesAFolderThatCannotBeWrittenTo() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(locked), "this user may write anywhere");

    assertIsRefused(locked + "/report.json");
  }
}
