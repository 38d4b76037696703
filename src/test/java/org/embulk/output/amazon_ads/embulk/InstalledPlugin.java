package org.embulk.output.amazon_ads.embulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The plugin as it is published: the bundle for Maven Central, or without one what was built. */
final class InstalledPlugin {
  static final String GROUP = System.getProperty("plugin.group", "com.treasuredata.embulk.plugins");
  static final String NAME = "amazon_ads_conversion";
  static final String VERSION = System.getProperty("plugin.version", "0.1.0");

  private static final String ARTIFACT = "embulk-output-" + NAME;
  private static final Path FOLDER = Path.of(GROUP.replace('.', '/'), ARTIFACT, VERSION);

  private InstalledPlugin() {}

  /** Returns the published file with this end of its name, such as {@code .jar}. */
  static Path published(String end) {
    String repository = System.getProperty("plugin.repository");
    return (repository == null ? EmbulkFolder.m2() : Path.of(repository))
        .resolve(FOLDER)
        .resolve(ARTIFACT + "-" + VERSION + end);
  }

  /**
   * Leaves in an empty folder what {@code embulk install} leaves of the plugin and of those that
   * the tests use beside it: jar and POM of each, and the jars of the dependencies.
   */
  static void install(Path m2) throws IOException {
    Path built = EmbulkFolder.m2().resolve(FOLDER);
    try (Stream<Path> files = Files.walk(EmbulkFolder.m2())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(built)) {
          copy(file, m2.resolve(EmbulkFolder.m2().relativize(file)));
        }
      }
    }
    for (String end : List.of(".jar", "-audience.jar", ".pom")) {
      Path file = published(end);
      copy(file, m2.resolve(FOLDER).resolve(file.getFileName()));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }
}
