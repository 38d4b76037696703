package org.embulk.output.amazon_ads.core.identity;

/** Passes an identifier through unchanged: RAMP_ID, REAL_ID, MERKLE_ID and the like. */
final class RawNormalizer implements Normalizer {
  @Override
  public MatchKey normalize(String trimmed, String country) {
    return WellFormed.is(trimmed) ? MatchKey.of(trimmed) : MatchKey.leftOut(WellFormed.REASON);
  }
}
