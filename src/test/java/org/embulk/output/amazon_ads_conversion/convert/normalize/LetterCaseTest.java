package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterCaseTest {
  @Test
  void mapsEveryCharacterAsTheLibraryDoes() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = "x" + new String(Character.toChars(c)) + "X";
      assertThat(LetterCase.upper(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
      assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
    }
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ΟΔΟΣ        | οδος        | at the end
          ΟΔΟΣ5       | οδος5       | before a digit
          ΟΔΟΣ ΑΒΓ    | οδος αβγ    | at the end of a word
          ΣΑΣΑ        | σασα        | at the beginning and between letters
          Σ           | σ           | by itself
          5Σ          | 5σ          | behind a digit
          ΑΣ'Β        | ασ'β        | an apostrophe doesn't count
          ΑΣ\u0301    | ας\u0301    | a combining accent doesn't count
          Α.Σ.        | α.ς.        | a full stop doesn't count
          ΑΣ-Β        | ας-β        | a dash does
          ΑΣΣ         | ασς         | the last of two
          A\u00ADΣ    | a\u00ADς    | a soft hyphen doesn't count
          'Σ          | 'σ          | nor does an apostrophe before it
          """)
  void tellsTheFinalSigma(String upper, String lower, String reason) {
    assertThat(LetterCase.lower(upper)).isEqualTo(lower);
  }

  @Test
  void knowsWhereAsciiEnds() {
    assertThat(LetterCase.isAscii("")).isTrue();
    assertThat(LetterCase.isAscii("a\u0000\u007F")).isTrue();
    assertThat(LetterCase.isAscii("a\u0080")).isFalse();
    assertThat(LetterCase.isAscii("éa")).isFalse();
  }

  @Test
  void cutsNoCharacterInTwo() {
    String text = "\uD801\uDC28ß".repeat(1000);

    assertThat(LetterCase.upper(text)).isEqualTo("\uD801\uDC00SS".repeat(1000));
    assertThat(LetterCase.upper("a" + text)).isEqualTo("A" + "\uD801\uDC00SS".repeat(1000));
  }
}
