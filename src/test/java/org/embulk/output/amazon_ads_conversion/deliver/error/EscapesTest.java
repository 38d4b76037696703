package org.embulk.output.amazon_ads_conversion.deliver.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
  /** A letter that is two in one is small in any case: whoever compares texts makes them small. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          Q&amp;A             | Q&A
          a&lt;b              | a<b
          a&gt;b              | a>b
          say &quot;no&quot;! | say "no"!
          it&apos;s           | it's
          jane&commat;shop    | jane@shop
          Stra&szlig;e        | Straße
          f&aelig;r           | fær
          F&AElig;R           | FÆR
          c&oelig;ur          | cœur
          &Acy;&ncy;&ncy;&acy; | Анна
          &IOcy;&zhcy;&YAcy;  | ЁжЯ
          C&OElig;UR          | CŒUR
          one&nbsp;two        | one two
          """)
  void undoesTheNameOfACharacterInHtml(String text, String decoded) {
    assertThat(decode(Escapes.HTML, text)).isEqualTo(decoded);
  }

  @ParameterizedTest
  @CsvSource({
    "caf%C3%A9, café",
    "%E0%A4%85, अ",
    "%F0%9F%98%80, 😀",
    // No UTF-8, so it is ISO-8859-1.
    "caf%E9, café",
    "%E9t%E9, été",
    // Cut off in the middle of a character.
    "%41%C3, AÃ"
  })
  void undoesBytesInAUrl(String text, String decoded) {
    assertThat(decode(Escapes.URL, text)).isEqualTo(decoded);
  }

  @Test
  void undoesTheNumberOfTheLastCharacterThereIsAndMakesABlankOfAnyHigher() {
    assertThat(decode(Escapes.HTML, "a&#x10FFFF;b")).isEqualTo("a\uDBFF\uDFFFb");
    assertThat(decode(Escapes.HTML, "a&#1114111;b")).isEqualTo("a\uDBFF\uDFFFb");
    assertThat(decode(Escapes.HTML, "a&#x110000;b")).isEqualTo("a b");
  }

  @Test
  void undoesAnEscapeInATextOfNothingElse() {
    assertThat(decode(Escapes.JSON, "\\\\")).isEqualTo("\\");
  }

  @Test
  void leavesWhatOnlyLooksLikeAnEscape() {
    assertThat(decode(Escapes.ALL, "100% of Q&A")).isEqualTo("100% of Q&A");
  }

  private static String decode(Escapes escapes, String text) {
    return escapes.decode(TracedText.of(text)).text().toString();
  }
}
