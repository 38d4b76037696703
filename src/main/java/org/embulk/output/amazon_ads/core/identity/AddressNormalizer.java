package org.embulk.output.amazon_ads.core.identity;

import java.util.Locale;

/**
 * Writes a street line without blanks and punctuation, its usual words as in the country's lists.
 *
 * <p>The steps and their order are those of Amazon's own client for the Events API: upper-case,
 * which turns {@code ß} into {@code SS}; replace whole words; lower-case; replace special
 * characters; delete the rest.
 */
final class AddressNormalizer implements Normalizer {
  private static final String REASON = "contains no letter or digit";

  @Override
  public MatchKey normalize(String trimmed, String country) {
    if (!WellFormed.is(trimmed)) {
      return MatchKey.leftOut(WellFormed.REASON);
    }
    AddressWords words = AddressWords.in(country);
    String line = words.punctuated().replaceIn(trimmed.toUpperCase(Locale.ROOT));
    String address =
        AddressCharacters.clean(AddressTokens.join(line, words).toLowerCase(Locale.ROOT));
    return hasLetterOrDigit(address) ? MatchKey.of(address) : MatchKey.leftOut(REASON);
  }

  private static boolean hasLetterOrDigit(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        return true;
      }
    }
    return false;
  }
}
