package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameNormalizerTest {
  private final Normalizer normalizer = new NameNormalizer();

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mary Ann         | maryann       | lower case, no blanks
          O'Day            | oday          | no apostrophe
          O\u2019Day       | oday          | no typographic apostrophe
          O'Connor-Smith   | oconnorsmith  | no dash
          Dr. Smith, Jr.   | drsmithjr     | titles stay
          José             | jos           | an accented letter is deleted, not folded
          Jose\u0301       | jose          | of a letter and its combining accent only the accent goes
          München          | mnchen        | measured on Amazon's data
          Saint-Étienne    | sainttienne   | the dash and the accented letter go
          Łódź             | d             | what is left may be little
          St. Louis        | stlouis       | no full stop
          Elizabeth 2      | elizabeth2    | digits stay
          İzmir            | izmir         | the lower case of İ is i and a dot above
          Jane\u200F       | jane          | no right-to-left mark
          """)
  void agreesWithTheRule(String name, String normalized, String reason) {
    assertThat(normalizer.normalize(name, "US").normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {"山田", "Юрий", "محمد", "-", "é", "\uD83D\uDE00", "\uD83D", "ａｂｃ"})
  void leavesOutANameWithoutLatinLettersAndDigits(String name) {
    assertThat(normalizer.normalize(name, "JP").reason())
        .isEqualTo("contains no letter a to z and no digit");
  }
}
