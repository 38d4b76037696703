package org.embulk.output.amazon_ads_conversion.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OptionNamesTest {
  @Test
  void namesUnknownOptionsInOneWarning() {
    assertThat(warnings("dry_runn", "region", "retry_forever", "data_set_name"))
        .containsExactly(
            "Unknown options, which are ignored: \"dry_runn\" (did you mean \"dry_run\"?),"
                + " \"retry_forever\", \"data_set_name\" (did you mean \"dataset_name\"?)");
  }

  @Test
  void knowsEveryOptionAndTheTypeThatEmbulkPutsBesideThem() {
    String[] all = Stream.concat(Configs.everyOption(), Stream.of("type")).toArray(String[]::new);

    assertThat(warnings(all)).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void suggestsOnlyWhatIsNotSet() {
    assertThat(warnings("dry_run", "dry_runn"))
        .containsExactly("Unknown options, which are ignored: \"dry_runn\"");
  }

  /** Of a name only so much is shown, nothing that breaks the line, and no token. */
  @Test
  void quotesNamesSafely() {
    assertThat(warnings("a\nb", "x".repeat(101), "Atzr|hush", ""))
        .containsExactly(
            "Unknown options, which are ignored: \"a b\", \""
                + "x".repeat(100)
                + "…\", \"…\", \"\"");
  }

  @Test
  @Timeout(10)
  void boundsTheWarningOfTenThousandUnknownOptions() {
    List<String> names = new ArrayList<>(Collections.nCopies(2, "dry_runn"));
    for (int i = 2; i <= 10_000; i++) {
      names.add(i + "x".repeat(1_000));
    }

    assertThat(warnings(names.toArray(new String[0])))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("Unknown options, which are ignored: \"dry_runn\" (did")
                    .endsWith("\" and 9990 more")
                    .hasSizeLessThan(1_200));
  }

  private static List<String> warnings(String... names) {
    Problems problems = new Problems();
    OptionNames.check(List.of(names), problems);
    return problems.warnings();
  }
}
