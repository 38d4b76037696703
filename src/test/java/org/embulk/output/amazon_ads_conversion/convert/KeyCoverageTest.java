package org.embulk.output.amazon_ads_conversion.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyType;
import org.junit.jupiter.api.Test;

class KeyCoverageTest {
  private static final int TYPES = MatchKeyType.values().length;

  @Test
  void addsEachTypeToTheCountsSoFar() {
    KeyCoverage coverage = new KeyCoverage();
    coverage.sent(MatchKeyType.EMAIL);
    coverage.sent(MatchKeyType.FIP);
    coverage.leftOut(MatchKeyType.PHONE);
    coverage.leftOut(MatchKeyType.CITY);
    long[] sent = new long[TYPES];
    long[] leftOut = new long[TYPES];
    sent[MatchKeyType.EMAIL.ordinal()] = 5;
    sent[MatchKeyType.PHONE.ordinal()] = 6;
    leftOut[MatchKeyType.PHONE.ordinal()] = 7;
    leftOut[MatchKeyType.EMAIL.ordinal()] = 8;

    coverage.addTo(sent, leftOut);

    long[] expectedSent = new long[TYPES];
    expectedSent[MatchKeyType.EMAIL.ordinal()] = 6;
    expectedSent[MatchKeyType.PHONE.ordinal()] = 6;
    expectedSent[MatchKeyType.FIP.ordinal()] = 1;
    long[] expectedLeftOut = new long[TYPES];
    expectedLeftOut[MatchKeyType.PHONE.ordinal()] = 8;
    expectedLeftOut[MatchKeyType.EMAIL.ordinal()] = 8;
    expectedLeftOut[MatchKeyType.CITY.ordinal()] = 1;
    assertThat(sent).isEqualTo(expectedSent);
    assertThat(leftOut).isEqualTo(expectedLeftOut);
  }
}
