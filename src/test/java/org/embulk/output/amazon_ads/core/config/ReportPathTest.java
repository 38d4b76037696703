package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.embulk.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportPathTest {
  @TempDir private Path folder;

  private final Problems problems = new Problems("amazon_ads_conversion");

  private Optional<Path> read(String path) {
    String json = new ObjectNode(JsonNodeFactory.instance).put("report_path", path).toString();
    return PathOptions.report(new Options(json, problems));
  }

  private void assertIsRefused(String path) {
    assertIsRefused(path, "");
  }

  private void assertIsRefused(String path, String why) {
    assertThat(read(path)).isEmpty();
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "amazon_ads_conversion cannot run with this config:\n"
                + "- \"report_path\": must be a file in a folder that exists and can be written"
                + " to%s, but was \"%s\"",
            why, path.length() > 100 ? path.substring(0, 100) + "…" : path);
  }

  @Test
  void takesANewFileAndOneThatExists() throws Exception {
    Path existing = Files.writeString(folder.resolve("old.json"), "{}");

    assertThat(read(folder + "/new.json")).contains(folder.resolve("new.json"));
    assertThat(read(existing.toString())).contains(existing);
    assertThat(existing).hasContent("{}");
    assertThat(folder.toFile().list()).containsExactly("old.json");
    problems.throwIfAny();
  }

  /** Even root, who may write anywhere, can make no file there. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesAFolderInWhichNoFileCanBeMade() {
    assertIsRefused("/proc/report.json");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesAFileThatCannotBeReplaced() {
    assertIsRefused("/proc/version");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesANameThatIsTooLong() {
    assertThat(read(folder + "/" + "a".repeat(255))).isPresent();
    assertIsRefused(folder + "/" + "a".repeat(256), " (File name too long)");
  }

  @Test
  void followsLinksToTheFileThatTheyPointTo() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path file = Files.writeString(other.resolve("report.json"), "{}");
    link("absolute.json", file);
    link("relative.json", Path.of("other/report.json"));
    link("twice.json", Path.of("relative.json"));

    assertThat(read(folder + "/absolute.json")).contains(file);
    assertThat(read(folder + "/relative.json")).contains(file);
    assertThat(read(folder + "/twice.json")).contains(file);
    assertThat(other.toFile().list()).containsExactly("report.json");
    problems.throwIfAny();
  }

  /** As a shell's {@code >} does: the file is made where the link points. */
  @Test
  void followsALinkToAFileThatIsStillToBeMade() throws Exception {
    link("latest.json", folder.resolve("today.json"));
    link("latest.lnk", folder.resolve("latest.json"));

    assertThat(read(folder + "/latest.lnk")).contains(folder.resolve("today.json"));
    assertThat(folder.resolve("today.json")).doesNotExist();
    problems.throwIfAny();
  }

  @Test
  void refusesALinkToADevice() throws Exception {
    link("null.json", Path.of("/dev/null"));

    assertIsRefused(folder + "/null.json");
  }

  @Test
  void refusesALinkToAFolder() throws Exception {
    link("here.json", folder);

    assertIsRefused(folder + "/here.json");
  }

  @Test
  void refusesALinkIntoAFolderThatIsMissing() throws Exception {
    link("lost.json", folder.resolve("missing/report.json"));

    assertIsRefused(folder + "/lost.json");
  }

  @Test
  void refusesALinkThatLeadsNowhere() throws Exception {
    link("a.json", Path.of("b.json"));
    link("b.json", Path.of("a.json"));

    assertIsRefused(folder + "/a.json");
  }

  private void link(String name, Path target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), target);
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
  void refusesAPageInAFolderThatIsMissing() {
    assertIsRefused(folder + "/missing/report.html");
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
