package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java 8 can read every class that a run may load. It ignores {@code META-INF/versions} and {@code
 * module-info.class}, which are for newer ones.
 */
class ClassFilesIT {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int JAVA_8 = 52;

  static List<Path> dependencies() {
    return EmbulkFolder.dependencies();
  }

  @ParameterizedTest
  @MethodSource("dependencies")
  void dependencyIsMadeOfClassFilesForJava8(Path jar) throws Exception {
    assertIsForJava8(jar);
  }

  @Test
  void thePluginIsMadeOfClassFilesForJava8() throws Exception {
    Path jar = InstalledPlugin.published(".jar");

    assertThat(assertIsForJava8(jar)).isPositive();
  }

  private static long assertIsForJava8(Path file) throws IOException {
    long classes = 0;
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : jar.stream().filter(ClassFilesIT::isLoadedByJava8).toList()) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
          assertThat(in.readInt()).as(entry.getName()).isEqualTo(MAGIC);
          in.readUnsignedShort(); // The minor version.
          assertThat(in.readUnsignedShort()).as(entry.getName()).isLessThanOrEqualTo(JAVA_8);
        }
        classes++;
      }
    }
    return classes;
  }

  private static boolean isLoadedByJava8(JarEntry entry) {
    String name = entry.getName();
    return name.endsWith(".class")
        && !name.startsWith("META-INF/versions/")
        && !name.endsWith("module-info.class");
  }
}
