package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.readme.Readme;
import org.junit.jupiter.api.Test;

/** Holds what the documentation says of normalization against the lists and the rules. */
class ReadmeNormalizationTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("(?:([A-Z]{2}) )?`([^`]+)` (?:→ `([^`]+)`|is left out)");

  @Test
  void listsTheStreetWordsOfTheFiles() {
    List<List<String>> lists = Readme.table("words of");

    assertThat(lists).hasSize(7);
    for (List<String> list : lists) {
      Matcher file = Pattern.compile("\\[`([^`]+)`]\\(.+/\\1\\)").matcher(list.get(2));
      assertThat(file.matches()).as(list.get(2)).isTrue();
      assertThat(list.get(1)).isEqualTo(text(VariantTable.lines(file.group(1))));
    }
  }

  @Test
  void normalizesTheExamplesOfEachIdentifier() {
    for (List<String> row : Readme.table("identifier", "what is done", "examples")) {
      assertThat(examples(row.get(2))).as(row.get(0)).isNotEmpty();
      for (MatchResult example : examples(row.get(2))) {
        assertIsNormalized(type(row.get(0)), example.group(1), example);
      }
    }
  }

  @Test
  void normalizesTheExamplesOfEachCountry() {
    for (List<String> row :
        Readme.table("country", "`phone` without calling code", "`state`", "`postal`")) {
      String country = row.get(0).equals("all others") ? null : row.get(0);
      for (MatchResult example : examples(row.get(2))) {
        assertIsNormalized(MatchKeyType.STATE, country, example);
      }
      for (MatchResult example : examples(row.get(3))) {
        String of = country == null ? example.group(1) : country;
        assertIsNormalized(MatchKeyType.POSTAL, of, example);
      }
      for (MatchResult example : examples(row.get(4))) {
        assertIsNormalized(MatchKeyType.POSTAL, country, example);
      }
    }
  }

  @Test
  void normalizesTheExamplesOfAddresses() {
    List<List<String>> examples = Readme.table("country", "line", "is hashed as");

    assertThat(examples).isNotEmpty();
    for (List<String> row : examples) {
      assertThat(normalize(MatchKeyType.ADDRESS, Readme.code(row.get(1)), row.get(0)))
          .isEqualTo(Readme.code(row.get(2)));
    }
  }

  @Test
  void normalizesTheExamplesOfPhoneNumbers() {
    List<List<String>> examples = Readme.table("country", "number", "is hashed as");

    assertThat(examples).isNotEmpty();
    for (List<String> row : examples) {
      assertThat(normalize(MatchKeyType.PHONE, Readme.code(row.get(1)), row.get(0)))
          .isEqualTo(Readme.code(row.get(2)));
    }
  }

  private static void assertIsNormalized(MatchKeyType type, String country, MatchResult example) {
    assertThat(normalize(type, example.group(2), country == null ? "US" : country))
        .as(type + " " + example.group())
        .isEqualTo(example.group(3));
  }

  private static String normalize(MatchKeyType type, String text, String country) {
    MatchKey normalized = Normalizers.of(type).normalize(text, country);
    return normalized.isSent() ? normalized.normalized() : null;
  }

  private static List<MatchResult> examples(String cell) {
    return EXAMPLE.matcher(cell).results().toList();
  }

  private static MatchKeyType type(String cell) {
    return Arrays.stream(MatchKeyType.values())
        .filter(type -> cell.startsWith("`" + type.column() + "`"))
        .findFirst()
        .orElse(MatchKeyType.FIP);
  }

  private static String text(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(": "))
        .map(
            parts ->
                Arrays.stream(parts[1].split(", "))
                        .map(variant -> "`" + variant + "`")
                        .collect(Collectors.joining(", "))
                    + " → `"
                    + parts[0]
                    + "`")
        .collect(Collectors.joining("; "));
  }
}
