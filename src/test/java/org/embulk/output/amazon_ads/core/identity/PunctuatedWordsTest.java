package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunctuatedWordsTest {
  private final PunctuatedWords words =
      new PunctuatedWords(
          Map.of("V.LE", "VIALE", "C/", "CALLE", ".A", "ALPHA", "/B", "BETA", "VIA", "ROAD"));

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          V.LE            | VIALE           | nothing else
          5 V.LE EUROPA   | 5 VIALE EUROPA  | between blanks
          V.LE,5          | VIALE,5         | before a comma
          V.LE/V.LE       | VIALE/VIALE     | twice
          V.LEONARDO      | V.LEONARDO      | a letter follows
          V.LE5           | V.LE5           | a digit follows
          V.LEⅣ           | V.LEⅣ           | a Roman numeral follows
          V.LE½           | V.LE½           | a fraction follows
          V.LE\uD801\uDC00 | V.LE\uD801\uDC00 | a letter of two characters follows
          AV.LE           | AV.LE           | a letter precedes
          5V.LE           | 5V.LE           | a digit precedes
          ½V.LE           | ½V.LE           | a fraction precedes
          C/MAYOR         | CALLEMAYOR      | a letter follows the slash
          C/5             | CALLE5          | a digit follows the slash
          AC/DC           | AC/DC           | a letter precedes
          .A              | ALPHA           | a full stop at the beginning
          /B              | BETA            | a slash at the beginning
          VIA V.LE        | VIA VIALE       | a word without full stop or slash stays
          VIA ROMA        | VIA ROMA        | a line without full stop or slash
          V LE            | V LE            | no full stop
          """)
  void replacesWholeWords(String line, String replaced, String reason) {
    assertThat(words.replaceIn(line)).isEqualTo(replaced);
  }

  @Test
  void leavesTheLineAsItIsWhereNoWordHasAFullStopOrASlash() {
    PunctuatedWords none = new PunctuatedWords(Map.of("VIA", "ROAD"));

    assertThat(none.replaceIn("VIA V.LE")).isEqualTo("VIA V.LE");
  }
}
