package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.embulk.output.amazon_ads.conversion.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RejectedRecordsPathTest {
  @TempDir private Path folder;

  @Test
  void takesAFolderWithAndWithoutTheBeginningOfAName() {
    assertThat(path(folder + "/").problems()).isEmpty();
    assertThat(path(folder + "/rejected-").problems()).isEmpty();
    assertThat(path(folder + "/rejected-").settings().rejectedRecordsPath)
        .contains(folder + "/rejected-");
  }

  @Test
  void takesAFolderThatExistsForAFolder() throws Exception {
    Files.createDirectory(folder.resolve("rejected"));

    assertThat(path(folder + "/rejected").settings().rejectedRecordsPath)
        .contains(folder + "/rejected" + File.separator);
    assertThat(path(folder + "/rejected/").settings().rejectedRecordsPath)
        .contains(folder + "/rejected/");
    assertThat(path(folder + "/rejected-").settings().rejectedRecordsPath)
        .contains(folder + "/rejected-");
    assertThat(path(".").settings().rejectedRecordsPath).contains("." + File.separator);
  }

  @Test
  void takesAPathRelativeToTheWorkingFolder() {
    assertThat(path("rejected-").problems()).isEmpty();
    assertThat(path("./").problems()).isEmpty();
    assertThat(path("../").problems()).isEmpty();
  }

  @Test
  void takesBlanksInsideThePath() throws Exception {
    Files.createDirectory(folder.resolve("left  out"));

    assertThat(path("  " + folder + "/left  out/a b-\t").settings().rejectedRecordsPath)
        .contains(folder + "/left  out/a b-");
  }

  @Test
  void takesCharactersBeyondAscii() throws Exception {
    String name = "übrig-残り";
    assumeTrue(
        Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name),
        "this locale has no such file names");
    Files.createDirectory(folder.resolve(name));

    assertThat(path(folder + "/" + name + "/ß").settings().rejectedRecordsPath)
        .contains(folder + "/" + name + "/ß");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertIsRefused(folder + "/missing/rejected-");
    assertIsRefused(folder + "/missing/");
    assertIsRefused("missing/rejected-");
  }

  @Test
  void refusesAFileInTheFoldersPlace() throws Exception {
    Files.writeString(folder.resolve("file"), "");

    assertIsRefused(folder + "/file/rejected-", " (Not a directory)");
    assertIsRefused(folder + "/file/", " (Not a directory)");
    assertThat(path(folder + "/file").problems()).isEmpty();
  }

  @Test
  void refusesAFolderThatCannotBeWrittenTo() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(locked), "this user may write anywhere");

    assertIsRefused(locked + "/rejected-");
    assertIsRefused(locked.toString());
  }

  /** Even root, who may write anywhere, can make no file there. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesAFolderInWhichNoFileCanBeMade() {
    assertIsRefused("/proc/rej-");
    assertIsRefused("/proc");
  }

  /** What follows the prefix has 35 characters for the first output. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesAPrefixWithoutRoomForTheRestOfTheName() {
    assertIsRefused(folder + "/" + "a".repeat(225), " (File name too long)");
    assertThat(path(folder + "/" + "a".repeat(217)).problems()).isEmpty();
  }

  @Test
  void refusesATextThatIsNoPath() {
    assertThat(path("a\u0000b").problems())
        .containsExactly(
            "- \"rejected_records_path\": must begin with a folder that exists and can be written"
                + " to, but was \"a b\"");
  }

  @Test
  void namesTheMissingFolderTogetherWithAllOtherProblems() {
    assertThat(
            path("missing/rejected-")
                .with("region", "MARS")
                .with("batch_size", 0)
                .with("dry_run", "maybe")
                .problems())
        .containsExactly(
            "- \"region\": must be one of NA, EU, FE, but was \"MARS\"",
            "- \"dry_run\": must be one of true, false, but was \"maybe\"",
            "- \"batch_size\": must be a whole number from 1 to 500, but was \"0\"",
            "- \"rejected_records_path\": must begin with a folder that exists and can be written"
                + " to, but was \"missing/rejected-\"");
  }

  @Test
  void makesNoFile() throws Exception {
    path(folder + "/rejected-").settings();

    assertThat(folder).isEmptyDirectory();
  }

  private static void assertIsRefused(String path) {
    assertIsRefused(path, "");
  }

  private static void assertIsRefused(String path, String why) {
    assertThat(path(path).problems())
        .singleElement()
        .asString()
        .startsWith(
            "- \"rejected_records_path\": must begin with a folder that exists and can be written"
                + " to"
                + why
                + ", but was \"");
  }

  private static Configs path(String path) {
    return Configs.required().with("rejected_records_path", path);
  }
}
