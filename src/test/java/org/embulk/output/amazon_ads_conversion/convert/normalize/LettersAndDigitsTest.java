package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LettersAndDigitsTest {
  @Test
  void keepsOfEveryCharacterWhatLowerCaseWouldKeep() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = new String(Character.toChars(c));
      assertThat(LettersAndDigits.of(text))
          .as("U+%04X", c)
          .isEqualTo(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
  }

  @Test
  void keepsWhatATableSays() {
    boolean[] table = LettersAndDigits.table(c -> c == 'x' || c == '~');

    assertThat(table).hasSize(0x80);
    assertThat(LettersAndDigits.keep("x ~Xy\u0080\u00F8", table))
        .isEqualTo(new byte[] {'x', '~', 'x'});
  }
}
