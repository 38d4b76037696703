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
                + " \"data_set_name\" (did you mean \"dataset_name\"?), \"retry_forever\"");
  }

  @Test
  void namesAMisspeltOptionBeforeTenOthers() {
    assertThat(warnings("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "dry_runn"))
        .containsExactly(
            "Unknown options, which are ignored: \"dry_runn\" (did you mean \"dry_run\"?), \"a1\","
                + " \"a2\", \"a3\", \"a4\", \"a5\", \"a6\", \"a7\", \"a8\", \"a9\" and 1 more");
  }

  @Test
  void namesTenMisspeltOptionsAndCountsTheRest() {
    String[] eleven =
        Configs.everyOption()
            .filter(option -> option.contains("_"))
            .limit(11)
            .map(option -> option + "_")
            .toArray(String[]::new);

    assertThat(warnings(eleven))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .contains("\"" + eleven[9] + "\" (did you mean ")
                    .doesNotContain(eleven[10])
                    .endsWith(" and 1 more"));
  }

  @Test
  void looksForAMeaningOfTheFirstThousandUnknownOptions() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= 999; i++) {
      names.add("a" + i);
    }
    names.add("dry_runn");
    names.add("data_set_name");

    assertThat(warnings(names.toArray(new String[0])))
        .singleElement()
        .asString()
        .contains("\"dry_runn\" (did you mean \"dry_run\"?)")
        .doesNotContain("data_set_name")
        .endsWith(" and 991 more");
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
