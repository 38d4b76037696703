package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * Writes a street line without blanks, its usual words as the country's lists have them.
 *
 * <p>Upper-casing and lower-casing again is part of the rule, as Amazon's code does it: {@code ß}
 * becomes {@code ss}. Inner dashes, apostrophes and accented letters stay.
 */
final class AddressNormalizer implements Normalizer {
  private static final String REASON = "no letter and no digit in it";

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
