package org.embulk.output.amazon_ads_conversion.convert.normalize;

/** Normalizes first names, last names and cities: letters and digits of ASCII, in lower case. */
final class NameNormalizer implements Normalizer {
  private static final String REASON = "no letter a to z and no digit in it";

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    String name = LettersAndDigits.of(trimmed);
    return name.isEmpty() ? MatchKey.leftOut(REASON) : MatchKey.of(name);
  }
}
