package org.embulk.output.amazon_ads.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fuzz target passes on the inputs that stand in {@code fuzz/seeds}, and on none at all. */
@Timeout(60)
class FuzzTargetsTest {
  private static final Path CLASSES = Path.of("target/test-classes");
  private static final Path SEEDS = Path.of("fuzz/seeds");

  static List<String> targets() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith("Fuzz.class"))
          .map(name -> name.replaceFirst("\\.class$", "").replace(File.separatorChar, '.'))
          .sorted()
          .toList();
    }
  }

  @Test
  void thereIsATargetForEachFolderOfSeeds() throws IOException {
    try (Stream<Path> folders = Files.list(SEEDS)) {
      assertThat(targets().stream().map(name -> name.substring(name.lastIndexOf('.') + 1)))
          .containsExactlyInAnyOrderElementsOf(
              folders.map(folder -> folder.getFileName().toString()).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void passesOnEverySeed(String target) throws Exception {
    MethodHandle method =
        MethodHandles.publicLookup()
            .findStatic(
                Class.forName(target),
                "fuzzerTestOneInput",
                MethodType.methodType(void.class, byte[].class));
    List<byte[]> inputs = new ArrayList<>(List.of(new byte[0]));
    Path folder = SEEDS.resolve(target.substring(target.lastIndexOf('.') + 1));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    assertThat(inputs).hasSizeGreaterThan(1);
    for (byte[] input : inputs) {
      assertThatCode(() -> method.invoke(input))
          .as(new String(input, ISO_8859_1))
          .doesNotThrowAnyException();
    }
  }
}
