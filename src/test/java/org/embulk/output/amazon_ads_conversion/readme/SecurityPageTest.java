package org.embulk.output.amazon_ads_conversion.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds SECURITY.md against the tests that it names. */
class SecurityPageTest {
  private static final Path PAGE = Path.of("SECURITY.md");
  private static final Path CLASSES = Path.of("target/test-classes");
  private static final Pattern NAMED_TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");

  @Test
  void namesTestsThatExist() throws Exception {
    Map<String, String> classes = testClasses();
    List<MatchResult> named = NAMED_TEST.matcher(text()).results().toList();

    assertThat(named).hasSizeGreaterThan(30);
    for (MatchResult test : named) {
      assertThat(classes).containsKey(test.group(1));
      if (test.group(2) != null) {
        assertThat(testsOf(Class.forName(classes.get(test.group(1)))))
            .as(test.group())
            .contains(test.group(2));
      }
    }
  }

  /** What is in the last column and in backticks is a test, or it is misspelt. */
  @Test
  void namesNothingElseAsATest() throws IOException {
    List<String> cells = new ArrayList<>();
    for (String line : text().split("\n")) {
      if (line.startsWith("| ") && line.endsWith(" |")) {
        cells.addAll(List.of(line.replaceFirst(".*\\| (.*)\\|$", "$1").split(", ")));
      }
    }

    assertThat(cells.stream().map(String::trim).filter(cell -> cell.startsWith("`")))
        .isNotEmpty()
        .allMatch(cell -> NAMED_TEST.matcher(cell).matches());
  }

  private static String text() throws IOException {
    return Files.readString(PAGE);
  }

  /** The full name of each class of tests by its simple one. */
  private static Map<String, String> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^$]+(Test|IT)\\.class"))
          .map(file -> CLASSES.relativize(file).toString())
          .map(name -> name.replaceFirst("\\.class$", "").replace(File.separatorChar, '.'))
          .collect(
              Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1), name -> name));
    }
  }

  private static List<String> testsOf(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
        .map(Method::getName)
        .toList();
  }
}
