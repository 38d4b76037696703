package org.embulk.output.amazon_ads_conversion.deliver.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void isWholeAndWithoutSeparatorsAndWithoutAnythingButLettersAndDigits() {
    assertThat(forms("A-b.C")).containsExactly("a-b.c", "ab.c", "abc");
  }

  @Test
  void isASingleOneWhereNothingIsLeftOut() {
    assertThat(forms("AbC")).containsExactly("abc");
  }

  @Test
  void isNoShorterOneWhereOnlySeparatorsAreLeftOut() {
    assertThat(forms("A-C")).containsExactly("a-c", "ac");
  }

  @Test
  void isWithoutEscapesUpToThreeTimes() {
    assertThat(forms("%252541")).contains("%2541", "%41", "a");
    assertThat(forms("%25252541")).contains("%252541", "%2541", "%41").doesNotContain("a");
  }

  @Test
  void hasAFormAsItIsShownWhereThatDiffers() {
    assertThat(forms("A\u0006 \u0007b.C"))
        .containsExactly("a\u0006 \u0007b.c", "a b.c", "ab.c", "abc");
  }

  private static List<String> forms(String text) {
    return Spelling.of(text).stream().map(spelling -> spelling.text().toString()).toList();
  }
}
