package org.embulk.output.amazon_ads.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private static final Path FILE =
      Path.of("src/main/resources/org/embulk/output/amazon_ads/core/error/vocabulary.txt");

  static List<String> words() {
    try (Stream<String> lines = Files.lines(FILE)) {
      return lines.filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hasSortedWordsOfSmallLettersEachOnce() {
    assertThat(words())
        .containsExactlyElementsOf(new TreeSet<>(words()))
        .allSatisfy(word -> assertThat(word).matches("[a-z]+"));
  }

  @Test
  void knowsAWordInAnyLetterCase() {
    assertThat(Vocabulary.contains("value")).isTrue();
    assertThat(Vocabulary.contains("Value")).isTrue();
    assertThat(Vocabulary.contains("VALUE")).isTrue();
    assertThat(Vocabulary.contains("jane")).isFalse();
    assertThat(Vocabulary.contains("")).isFalse();
    assertThat(Vocabulary.contains("#")).isFalse();
  }

  @Test
  void hasNoCurrencyCode() {
    assertThat(words())
        .doesNotContainAnyElementsOf(
            Currency.getAvailableCurrencies().stream()
                .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void hasNoCountryCodeButTheShortWordsThatMessagesNeed() {
    List<String> countries =
        Arrays.stream(Locale.getISOCountries()).map(code -> code.toLowerCase(Locale.ROOT)).toList();

    assertThat(words().stream().filter(countries::contains))
        .containsExactly(
            "ad", "as", "at", "be", "by", "do", "id", "in", "is", "it", "no", "so", "to", "tv");
  }

  @Test
  void hasNoMonth() {
    for (Month month : Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      assertThat(words()).doesNotContain(name, name.substring(0, 3));
    }
  }

  /** Names that are English words too come first: those are easily let in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "art bill bob carol chad chase dale dawn dean drew duke earl eve faith frank gene glen grace",
        "grant guy heather hope jack joy june mark may max mike miles min norm pat penny rich rob rose",
        "ruby sandy skip sue summer victor wade will can else line per",
        "baker banks bishop black brown bush carter cook day fisher good gray green hall hill",
        "king lane little long low major mason parker post price reed short small stone still street",
        "sun taylor walker ward west white wise wood young zimmer",
        "anna david emma hans jane john jose kenji maria mohamed olga pierre sato yuki zhang",
        "garcia johnson jones kim lee martin miller nguyen rossi schmidt silva smith suzuki wang",
        "bath berlin boston cork delhi essen london madrid milan nice orange osaka paris reading rome",
        "split tokyo tours york"
      })
  void hasNoUsualGivenNameSurnameOrTown(String names) {
    assertThat(words()).doesNotContain(names.split(" "));
  }
}
