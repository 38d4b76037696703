package org.embulk.output.amazon_ads.core.identity;

/**
 * Passes a mobile advertising id through unchanged, unless it is all zeros.
 *
 * <p>iOS and Android return all zeros once a user limits ad tracking: one id for all of them, which
 * would match strangers.
 */
final class MaidNormalizer implements Normalizer {
  private static final String REASON = "all zeros, as from a device that limits ad tracking";

  private final Normalizer raw = new RawNormalizer();

  @Override
  public MatchKey normalize(String trimmed, String country) {
    return isAllZeros(trimmed) ? MatchKey.leftOut(REASON) : raw.normalize(trimmed, country);
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
