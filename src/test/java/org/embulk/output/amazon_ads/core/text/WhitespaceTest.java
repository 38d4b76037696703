package org.embulk.output.amazon_ads.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhitespaceTest {
  @Test
  void isUnicodesWhiteSpaceAndTheByteOrderMark() {
    Pattern property = Pattern.compile("\\p{IsWhite_Space}");
    for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
      boolean expected = property.matcher(String.valueOf((char) c)).matches() || c == 0xFEFF;
      assertThat(Whitespace.isBlank((char) c)).as("U+%04X", c).isEqualTo(expected);
    }
  }

  @Test
  void hasNoMemberBeyondTheBasicMultilingualPlane() {
    Pattern property = Pattern.compile("\\p{IsWhite_Space}");
    for (int c = 0x10000; c <= Character.MAX_CODE_POINT; c++) {
      assertThat(property.matcher(new String(Character.toChars(c))).matches()).isFalse();
    }
  }

  @Test
  void trimsBothEndsOnly() {
    assertThat(Whitespace.trim("\u00A0\u0085 a \u2003 b\u3000\uFEFF\n")).isEqualTo("a \u2003 b");
    assertThat(Whitespace.trim("\u001Ca\u200B")).isEqualTo("\u001Ca\u200B");
    assertThat(Whitespace.trim("a")).isEqualTo("a");
    assertThat(Whitespace.trim(" \u180E ")).isEqualTo("\u180E");
    assertThat(Whitespace.trim(" \u2028 ")).isEmpty();
    assertThat(Whitespace.trim("")).isEmpty();
  }

  @Test
  void callsATextBlankThatHoldsOnlyBlanks() {
    assertThat(Whitespace.isBlank("")).isTrue();
    assertThat(Whitespace.isBlank("\u2007\u202F\uFEFF\u000B")).isTrue();
    assertThat(Whitespace.isBlank("\u001F")).isFalse();
    assertThat(Whitespace.isBlank(" a ")).isFalse();
  }
}
