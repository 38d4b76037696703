package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No input throws, and none takes long. */
class BadInputTest {
  private static final String[] UNITS = {
    "a",
    "1",
    " ",
    "#",
    "1-",
    ".",
    "@",
    "+",
    "C/",
    "C/O ",
    "Street ",
    "(",
    "1;ext=1",
    "x1",
    "1.0",
    "0",
    "1E1",
    "%40",
    "&amp;",
    "&#0",
    "a@b",
    "a@b.c ",
    "+1 ",
    "+1234567 ",
    "<a@",
    "mailto:",
    "＠",
    "é",
    "İ",
    "ß",
    "Σ",
    "Σ\u0301",
    "ﬃ",
    "\uD800",
    "\u0301\u0316",
    "\u3099",
    "\u200F",
    "\uFEFF"
  };

  private final MatchKeyMaker maker = new MatchKeyMaker();

  @ParameterizedTest
  @EnumSource(names = {"EMAIL", "PHONE", "ADDRESS", "CITY", "STATE", "POSTAL", "MATCH_ID", "FIP"})
  void takesEveryCharacterOfUnicode(MatchKeyType type) {
    for (int start = 0; start <= Character.MAX_CODE_POINT; start += 0x80) {
      StringBuilder block = new StringBuilder();
      for (int c = start; c < start + 0x80; c++) {
        block.appendCodePoint(c);
      }
      makes(type, block.toString());
      makes(type, "1a" + block.reverse());
    }
  }

  @ParameterizedTest
  @EnumSource(MatchKeyType.class)
  void takesBrokenText(MatchKeyType type) {
    makes(type, "\uD800");
    makes(type, "\uDC00\uD800");
    makes(type, "a\uD800b@c.d\uDC00");
    makes(type, "\u0000\u0001\u001C\u007F\u009F");
    makes(type, "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2069");
    makes(type, "+\uD8001\uDC002");
    makes(type, ";phone-context=");
    makes(type, "tel:;phone-context=+1;ext=;isub=");
    makes(type, "+1;phone-context=+;isub=;phone-context=x");
  }

  /** The longest that are hashed. */
  @ParameterizedTest
  @EnumSource(names = {"EMAIL", "PHONE", "ADDRESS", "CITY", "STATE", "POSTAL"})
  @Timeout(60)
  void takes1024CharactersOfAnything(MatchKeyType type) {
    for (String unit : UNITS) {
      String text = "a" + unit.repeat(1023 / unit.length());
      makes(type, text);
      makes(type, "1." + text.substring(2));
      makes(type, "+" + text.substring(1));
    }
  }

  /** The longest that are sent as they are. */
  @ParameterizedTest
  @EnumSource(names = {"MATCH_ID", "MAID", "FIP"})
  @Timeout(60)
  void takesEightKibibytesOfAnything(MatchKeyType type) {
    for (String unit : UNITS) {
      String text = unit.repeat(8 * 1024 / unit.length());
      makes(type, text);
      makes(type, "+" + text.substring(1));
    }
  }

  @Test
  void takesCountriesThatNobodyKnows() {
    for (String country : new String[] {"", "ZZ", "us", "UK", "../US", "001", "\uD800"}) {
      for (MatchKeyType type : MatchKeyType.values()) {
        assertThatCode(() -> maker.make(type, "+44 20 7946 0018", country))
            .doesNotThrowAnyException();
      }
    }
  }

  private void makes(MatchKeyType type, String text) {
    for (String country : new String[] {"US", "ES", "JP"}) {
      maker.make(type, text, country);
      maker.make(type, text, country);
    }
  }
}
