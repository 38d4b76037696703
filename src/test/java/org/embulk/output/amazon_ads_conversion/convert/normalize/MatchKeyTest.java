package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatchKeyTest {
  @Test
  void hasATextAndNoReason() {
    MatchKey text = MatchKey.of("jane");

    assertThat(text.isSent()).isTrue();
    assertThat(text.isInvalid()).isFalse();
    assertThat(text.normalized()).isEqualTo("jane");
    assertThatThrownBy(text::reason)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a match key with a value has no reason");
  }

  @Test
  void hasAReasonAndNoText() {
    MatchKey leftOut = MatchKey.leftOut("blank");

    assertThat(leftOut.isSent()).isFalse();
    assertThat(leftOut.isInvalid()).isFalse();
    assertThat(leftOut.reason()).isEqualTo("blank");
    assertThatThrownBy(leftOut::normalized)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a match key without a value: blank");
  }

  @Test
  void keepsItsNormalizedTextBesideTheDigest() {
    MatchKey hashed = MatchKey.of("jane").hashedAs(new byte[] {0x0A, (byte) 0xF9});

    assertThat(hashed.normalized()).isEqualTo("jane");
    assertThat(hashed.value()).isEqualTo("0af9");
  }

  @Test
  void hasItsTextAsUtf8() {
    byte[] text = {'J', 'o', (byte) 0xC3, (byte) 0xA9};

    assertThat(MatchKey.of("Jo\u00E9").utf8()).isEqualTo(text);
    assertThat(MatchKey.ofUtf8(text).utf8()).isEqualTo(text);
    assertThat(MatchKey.ofUtf8(text).normalized()).isEqualTo("Jo\u00E9");
    assertThat(MatchKey.ofUtf8(text).value()).isEqualTo("Jo\u00E9");
    assertThat(MatchKey.ofUtf8(text).hashedAs(new byte[32]).isGivenDigest()).isFalse();
  }

  @Test
  void hasNoUtf8WithoutAText() {
    assertThatThrownBy(() -> MatchKey.leftOut("blank").utf8())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a match key without a value: blank");
    assertThatThrownBy(() -> MatchKey.ofDigest(new byte[32]).utf8())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a match key without a text: it arrived as a digest");
  }

  @Test
  void hasNoDigestIfItIsNotSent() {
    assertThat(MatchKey.leftOut("blank").isGivenDigest()).isFalse();
    assertThatThrownBy(() -> MatchKey.leftOut("blank").digest())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a match key without a value: blank");
  }

  @Test
  void mayForbidTheRecord() {
    assertThat(MatchKey.invalid("personal data").isInvalid()).isTrue();
  }

  @Test
  void neverShowsItsText() {
    assertThat(MatchKey.of("jane")).hasToString("MatchKey[SENT]");
    assertThat(MatchKey.leftOut("blank")).hasToString("MatchKey[LEFT_OUT: blank]");
  }
}
