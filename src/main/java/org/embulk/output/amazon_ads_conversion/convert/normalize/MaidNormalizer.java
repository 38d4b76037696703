package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * Passes a mobile advertising id as it is, unless it is all zeros.
 *
 * <p>That is what iOS and Android hand out once somebody limits ad tracking: one id for all of
 * them, which would match strangers.
 */
final class MaidNormalizer implements Normalizer {
  private static final String REASON = "all zeros, as of a device that limits ad tracking";

  @Override
  public Normalized normalize(String raw, String country, boolean numericColumn) {
    String maid = Whitespace.trim(raw);
    return isAllZeros(maid) ? Normalized.leftOut(REASON) : Normalized.of(maid);
  }

  private static boolean isAllZeros(String maid) {
    for (int i = 0; i < maid.length(); i++) {
      if (maid.charAt(i) != '0' && maid.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }
}
