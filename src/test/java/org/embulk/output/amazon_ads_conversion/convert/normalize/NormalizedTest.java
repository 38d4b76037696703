package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NormalizedTest {
  @Test
  void hasATextAndNoReason() {
    Normalized text = Normalized.of("jane");

    assertThat(text.hasText()).isTrue();
    assertThat(text.isForbidden()).isFalse();
    assertThat(text.text()).isEqualTo("jane");
    assertThatThrownBy(text::reason)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a normalized text has no reason");
  }

  @Test
  void hasAReasonAndNoText() {
    Normalized leftOut = Normalized.leftOut("blank");

    assertThat(leftOut.hasText()).isFalse();
    assertThat(leftOut.isForbidden()).isFalse();
    assertThat(leftOut.reason()).isEqualTo("blank");
    assertThatThrownBy(leftOut::text)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no normalized text: blank");
  }

  @Test
  void mayForbidTheRecord() {
    assertThat(Normalized.forbidden("personal data").isForbidden()).isTrue();
  }

  @Test
  void neverShowsItsText() {
    assertThat(Normalized.of("jane")).hasToString("Normalized[text]");
    assertThat(Normalized.leftOut("blank")).hasToString("Normalized[blank]");
  }
}
