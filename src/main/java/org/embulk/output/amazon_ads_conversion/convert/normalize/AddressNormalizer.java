package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * Normalizes a street line: removes blanks and replaces common words according to the country's
 * lists.
 *
 * <p>Upper-casing and then lower-casing is part of the rule, as in Amazon's code: {@code ß} becomes
 * {@code ss}. Keeps inner dashes, apostrophes and accented letters.
 */
final class AddressNormalizer implements Normalizer {
  private static final String REASON = "contains no letter or digit";

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    if (!WellFormed.is(trimmed)) {
      return MatchKey.leftOut(WellFormed.REASON);
    }
    AddressWords words = AddressWords.in(country);
    String line = words.early().replaceIn(LetterCase.upper(trimmed));
    StringBuilder joined = new StringBuilder(line.length());
    for (String token : AddressTokens.split(line)) {
      joined.append(words.replace(token));
    }
    String address = LetterCase.lower(joined.toString());
    return address.codePoints().anyMatch(Character::isLetterOrDigit)
        ? MatchKey.of(address)
        : MatchKey.leftOut(REASON);
  }
}
