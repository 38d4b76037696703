package org.embulk.output.amazon_ads_conversion.convert.normalize;

/** Passes an identifier that Amazon takes as it is: RAMP_ID, REAL_ID, MERKLE_ID and their like. */
final class RawNormalizer implements Normalizer {
  @Override
  public Normalized normalize(String raw, String country, boolean numericColumn) {
    return Normalized.of(Whitespace.trim(raw));
  }
}
