package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaidNormalizerTest {
  private final Normalizer normalizer = new MaidNormalizer();

  @ParameterizedTest
  @ValueSource(
      strings = {"00000000-0000-0000-0000-000000000000", "00000000000000000000000000000000", "0"})
  void leavesOutTheIdOfALimitedDevice(String maid) {
    assertThat(normalizer.normalize(maid, "US").reason())
        .isEqualTo("all zeros, as from a device that limits ad tracking");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AEBE52E7-03EE-455A-B3C4-E57283966239",
        "aebe52e7-03ee-455a-b3c4-e57283966239",
        "00000000-0000-0000-0000-000000000001",
        "10000000-0000-0000-0000-000000000000"
      })
  void passesAnyOtherIdAsItIs(String maid) {
    assertThat(normalizer.normalize(maid, "US").normalized()).isEqualTo(maid);
  }
}
