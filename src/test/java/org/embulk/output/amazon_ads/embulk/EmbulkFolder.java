package org.embulk.output.amazon_ads.embulk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder {@code target/embulk}: the real Embulk, and a Maven repository with the plugin. */
final class EmbulkFolder {
  private static final Path ROOT =
      Path.of(System.getProperty("embulk.directory", "target/embulk")).toAbsolutePath();

  private EmbulkFolder() {}

  /** Returns the {@code embulk_home}, whose properties say which artifact each plugin is. */
  static Path home() {
    return existing("home");
  }

  /** Returns the {@code m2_repo}. */
  static Path m2() {
    return existing("m2");
  }

  /** Returns the jars of the real Embulk, with its own Jackson and without anything of ours. */
  static List<Path> hostClassPath() {
    return entriesOf("host.classpath");
  }

  /** Returns the jars of the plugin's runtime dependencies, where Maven keeps them. */
  static List<Path> dependencies() {
    return entriesOf("plugin.classpath");
  }

  private static List<Path> entriesOf(String list) {
    try {
      String text = Files.readString(existing(list)).trim();
      return List.of(text.split(File.pathSeparator)).stream().map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path existing(String name) {
    Path path = ROOT.resolve(name);
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          path + " is missing: run `mvn -DskipTests pre-integration-test` once");
    }
    return path;
  }
}
