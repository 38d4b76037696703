package org.embulk.output.amazon_ads.core.identity;

import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Lower-cases an e-mail address and deletes every character that Amazon's rule doesn't allow.
 *
 * <p>So the {@code +} of a tagged address is dropped and the tag is kept, as are dots, even for
 * Gmail. A name before an address in angle brackets, {@code mailto:} and dots at the end are none
 * of it.
 */
final class EmailNormalizer implements Normalizer {
  private static final String REASON = "not an e-mail address";

  private static final String SCHEME = "mailto:";

  /** Amazon's help text drops it, three of Amazon's implementations keep it. */
  private static final String UNDERSCORE = "_";

  private static final String OTHERS = ".@-" + UNDERSCORE;

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    String email = withoutTrailingDots(LettersAndDigits.of(address(trimmed), OTHERS));
    return isAddress(email) ? MatchKey.of(email) : MatchKey.leftOut(REASON);
  }

  /** Returns whether there is one {@code @}, something before it, and a dot behind it. */
  private static boolean isAddress(String email) {
    int at = email.indexOf('@');
    return at > 0 && email.indexOf('@', at + 1) < 0 && email.indexOf('.', at) >= 0;
  }

  /** Takes the address out of {@code Jane <jane@shop.org>} and {@code mailto:jane@shop.org}. */
  private static String address(String text) {
    if (text.indexOf('<') < 0 && text.indexOf(':') < 0) { // As almost every one.
      return text;
    }
    int at = text.indexOf('@');
    if (at < 0 || text.indexOf('@', at + 1) >= 0) {
      // None, or several, of which nobody knows which one is meant.
      return text;
    }
    int open = text.lastIndexOf('<', at);
    int close = text.indexOf('>', at);
    return withoutScheme(
        open < 0 || close < 0 ? text : Whitespace.trim(text.substring(open + 1, close)));
  }

  private static String withoutScheme(String address) {
    if (!address.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return address;
    }
    // A subject and the like may follow.
    int query = address.indexOf('?', address.indexOf('@'));
    return address.substring(SCHEME.length(), query < 0 ? address.length() : query);
  }

  /** Removes the end of a sentence, or of a domain that is written in full. */
  private static String withoutTrailingDots(String email) {
    int end = email.length();
    while (end > 0 && email.charAt(end - 1) == '.') {
      end--;
    }
    return email.substring(0, end);
  }
}
