package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReferencesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          O&#8217;Brien    | O’Brien
          O&#x2019;Brien   | O’Brien
          O&#X2019;Brien   | O’Brien
          O&apos;Brien     | O'Brien
          O&#039;Brien     | O'Brien
          jane&#0064;x.org | jane@x.org
          M&#252;ller      | Müller
          &#128512;        | 😀
          &#x10FFFF;       | \uDBFF\uDFFF
          Smith &amp; Co   | Smith & Co
          &lt;a&gt;        | <a>
          &quot;a&quot;    | "a"
          a&nbsp;b         | a\u00A0b
          $1&#36;1\\2      | $1$1\\2
          """)
  void decodesAReference(String text, String decoded) {
    assertThat(HtmlReferences.decode(text)).isEqualTo(decoded);
  }

  @ParameterizedTest
  @CsvSource({"&amp;#64;, &#64;", "&amp;amp;lt;, &amp;lt;", "&#38;lt;, &lt;"})
  void decodesOnce(String text, String decoded) {
    assertThat(HtmlReferences.decode(text)).isEqualTo(decoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Smith & Co",
        "&amp", // no semicolon
        "&#64",
        "&AMP;", // another letter case
        "&eacute;", // a name that is not known
        "&#0;", // no character
        "&#xD800;",
        "&#x110000;",
        "&#12345678;",
        "&#;",
        "&#x;"
      })
  void leavesEverythingElse(String text) {
    assertThat(HtmlReferences.decode(text)).isEqualTo(text);
  }
}
