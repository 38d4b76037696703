package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the fast way with the plain one; {@link AddressNormalizerTest} says what is right. */
class AddressFastPathTest {
  /**
   * What may go wrong: all that ends or changes a token, is deleted, or has a meaning within a
   * token.
   */
  private static final String CHARACTERS =
      "aZ9 \t,.!/-()#'&*_CcOoVvLlEeNnº°ªµ\u00ADßẞäÄéÉñÑøæœŒÿŸşŞİıŉſĲ\u00A0\u0085\uFEFF«»„‚–·"
          + "東京都ア゛がガ\u3099ーヶ々〆・〇１Ａ０가ᄀΣςЖ\u0301\u0327\u093E😀\uD83D\uDE00";

  private final Normalizer normalizer = new AddressNormalizer();

  @ParameterizedTest
  @ValueSource(strings = {"US", "GB", "ES", "FR", "IT", "DE", "JP"})
  void agreesForRandomLines(String country) {
    Random random = new Random(country.hashCode());
    List<String> words = words();
    int fast = 0;
    for (int n = 0; n < 20_000; n++) {
      StringBuilder line = new StringBuilder("x"); // Nothing to trim at the beginning.
      for (int i = random.nextInt(12); i >= 0; i--) {
        line.append(
            random.nextInt(3) == 0
                ? random.nextBoolean() ? " " : words.get(random.nextInt(words.size()))
                : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
      fast += compare(line.toString(), country);
    }
    assertThat(fast).isGreaterThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "GB", "ES", "FR", "IT", "DE"})
  void agreesForEveryWord(String country) {
    for (String word : words()) {
      for (String form :
          List.of(word, word.toLowerCase(Locale.ROOT), word + ".", word.replace("O", "Ö"))) {
        compare(form, country);
        compare("5 " + form + ", " + form + "#" + form + "/" + form, country);
        compare("'" + form + " x" + form + " " + form + "x é" + form, country);
      }
    }
  }

  @Test
  void agreesForEveryCharacter() {
    int fast = 0;
    for (int c = 0; c <= 0xFFFF; c++) {
      if (!Character.isSurrogate((char) c)) {
        fast += compare("x" + (char) c, "US");
        fast += compare("a" + (char) c + "b 東" + (char) c + "が", "ES");
      }
    }
    // Twice the ideographs, the kana and most of Latin.
    assertThat(fast).isGreaterThan(2 * 21_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10 Main St. Apt 5",
        "Hauptstraße 5",
        "12 rue de l’Église, bâtiment B",
        "Via Roma 5, int. 3",
        "東京都5-3"
      })
  void isTakenByOrdinaryLines(String line) {
    for (String country : List.of("US", "DE", "ES", "FR", "IT", "JP")) {
      assertThat(AddressWords.in(country).fastPath().find(line)).isNotNull();
    }
  }

  @Test
  void takesALineOnceItsPunctuatedWordIsReplaced() {
    AddressWords words = AddressWords.in("ES");

    String line = words.punctuated().replaceIn("C/ MAYOR 5, 3º");

    assertThat(line).isEqualTo("CALLE MAYOR 5, 3º");
    assertThat(words.fastPath().find(line))
        .isEqualTo("callemayor53".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "US, c/o Jane", // the word
        "US, 5'C/O Jane", // the word behind what is deleted
        "ES, C/ Mayor", // a word of the country
        "IT, V.le Roma",
        "IT, x'V.LE",
        "US, 1 Σ", // its lower case depends on its neighbours
        "JP, か\u3099" // composes
      })
  void leavesTheRestToThePlainWay(String country, String line) {
    assertThat(AddressWords.in(country).fastPath().find(line)).isNull();
  }

  @Test
  void knowsKanaAndChineseCharactersToTheLast() {
    for (char c : "\u3041\u3096\u30A1\u30FA\u30FC\u4E00\u9FA5".toCharArray()) {
      assertThat(AddressWords.in("JP").fastPath().find("" + c))
          .isEqualTo(("" + c).getBytes(StandardCharsets.UTF_8));
    }
    for (char c : "\u3040\u3097\u30A0\u30FB\u30FD\u4DFF\u9FA6".toCharArray()) {
      assertThat(AddressWords.in("JP").fastPath().find("" + c)).isNull();
    }
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    Stream.of(
            "address-numbers.txt",
            "address-directions.txt",
            "address-us-designators.txt",
            "address-us-suffixes.txt",
            "address-gb.txt",
            "address-es.txt",
            "address-fr.txt",
            "address-it.txt",
            "address-other.txt")
        .forEach(table -> words.addAll(VariantTable.load(table).keySet()));
    return words;
  }

  /** Returns 1 if the line is normalized the fast way, otherwise 0. */
  private int compare(String text, String country) {
    AddressWords words = AddressWords.in(country);
    MatchKey actual = normalizer.normalize(text, country, false);
    if (!WellFormed.is(text)) {
      assertThat(actual.reason()).isEqualTo(WellFormed.REASON);
      return 0;
    }
    String line = words.punctuated().replaceIn(LetterCase.upper(text));
    MatchKey plain = AddressNormalizer.normalizePlainly(line, words);
    assertThat(actual.isSent() ? actual.normalized() : actual.reason())
        .as(() -> country + ": " + text + " " + text.codePoints().boxed().toList())
        .isEqualTo(plain.isSent() ? plain.normalized() : plain.reason());
    return words.fastPath().find(text) == null ? 0 : 1;
  }
}
