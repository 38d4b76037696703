package org.embulk.output.amazon_ads.core.identity;

/** Normalizes first names, last names and cities to ASCII letters and digits, in lower case. */
final class NameNormalizer implements Normalizer {
  private static final String REASON = "contains no letter a to z and no digit";

  @Override
  public MatchKey normalize(String trimmed, String country) {
    String name = LettersAndDigits.of(trimmed);
    return name.isEmpty() ? MatchKey.leftOut(REASON) : MatchKey.of(name);
  }
}
