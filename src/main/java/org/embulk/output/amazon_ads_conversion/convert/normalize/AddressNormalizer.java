package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Locale;

/** Writes a street line without blanks, its usual words abbreviated as the country does. */
final class AddressNormalizer implements Normalizer {
  private static final String REASON = "no letter and no digit in it";

  private final AddressTokens tokens = new AddressTokens();

  @Override
  public Normalized normalize(String raw, String country, boolean numericColumn) {
    StringBuilder joined = new StringBuilder(raw.length());
    for (String token : tokens.split(raw.toUpperCase(Locale.ROOT))) {
      joined.append(token);
    }
    String address = joined.toString().toLowerCase(Locale.ROOT);
    return address.codePoints().anyMatch(Character::isLetterOrDigit)
        ? Normalized.of(address)
        : Normalized.leftOut(REASON);
  }
}
