package org.embulk.output.amazon_ads.core.identity;

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
  void keepsOtherCharactersIfToldTo() {
    assertThat(LettersAndDigits.of("x ~Xy\u0080\u00F8-", "~-")).isEqualTo("x~xy-");
  }
}
