package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Optional;

/**
 * Normalizes phone numbers: the common shapes by {@link PhoneShortWay}, all others by the library,
 * which takes most of the time that a row takes.
 */
final class PhoneNormalizer implements Normalizer {
  private final PhoneShortWay shortWay = new PhoneShortWay();
  private final Normalizer library = new LibraryPhoneNormalizer();

  @Override
  public Normalized normalize(String trimmed, String country, boolean numericColumn) {
    Optional<String> digits = shortWay.find(trimmed, country);
    return digits.isPresent()
        ? Normalized.of(digits.get())
        : library.normalize(trimmed, country, numericColumn);
  }
}
