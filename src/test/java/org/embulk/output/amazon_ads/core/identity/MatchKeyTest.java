package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.codec.digest.DigestUtils;
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

  /** The digest of UTF-8, by {@code printf 'Jos\303\251' | sha256sum}. */
  @Test
  void keepsItsNormalizedTextBesideTheDigest() {
    MatchKey hashed = MatchKey.of("Jos\u00E9").hashedWith(DigestUtils.getSha256Digest());

    assertThat(hashed.normalized()).isEqualTo("Jos\u00E9");
    assertThat(hashed.value())
        .isEqualTo("24c2ab65b7adab7e070ba05a00a3f3ae074e28b8bcdd59735b7107e7a538a551");
    assertThat(hashed.isGivenDigest()).isFalse();
  }

  @Test
  void hasOnlyItsDigestIfItArrivedAsOne() {
    MatchKey given = MatchKey.ofDigest(new byte[32]);

    assertThat(given.isGivenDigest()).isTrue();
    assertThat(given.value()).isEqualTo("0".repeat(64));
    assertThat(given.normalized()).isEqualTo("0".repeat(64));
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
    assertThat(MatchKey.invalid("personal")).hasToString("MatchKey[INVALID: personal]");
  }
}
