package org.embulk.output.amazon_ads.core.identity;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Takes the one address out of a text such as {@code Jane <jane@shop.org>}, lower-cases it, and
 * deletes every character that Amazon's rule doesn't allow.
 *
 * <p>So the {@code +} of a tagged address is dropped and the tag is kept, as are dots, even for
 * Gmail, but not at the end.
 */
final class EmailNormalizer implements Normalizer {
  private static final String REASON = "not an e-mail address";
  private static final String SEVERAL = "more than one e-mail address";

  /** Amazon's help text drops it, three of Amazon's implementations keep it. */
  private static final String UNDERSCORE = "_";

  private static final String OTHERS = ".@-" + UNDERSCORE;

  /** What stands between an address and a name, a scheme, or another address, besides blanks. */
  private static final String MARKS = "<>()[]\",;:";

  private static final Pattern SEPARATORS =
      Pattern.compile("[\\p{IsWhite_Space}\\uFEFF" + Pattern.quote(MARKS) + "]+");

  @Override
  public MatchKey normalize(String trimmed, String country) {
    if (!hasSeparator(trimmed)) { // As almost every one.
      return normalizeWhole(trimmed);
    }
    Set<String> addresses = new HashSet<>();
    for (String piece : SEPARATORS.split(trimmed)) {
      if (piece.indexOf('@') >= 0) {
        addresses.add(clean(piece));
      }
    }
    if (addresses.size() > 1) { // Nobody knows which one is meant.
      return MatchKey.leftOut(SEVERAL);
    }
    return addresses.stream()
        .filter(EmailNormalizer::isAddress)
        .findFirst()
        .map(MatchKey::of)
        .orElseGet(() -> normalizeWhole(trimmed));
  }

  private static boolean hasSeparator(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Whitespace.isBlank(text.charAt(i)) || MARKS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Normalizes an address with a separator in it, such as {@code jane @shop.org}. */
  private static MatchKey normalizeWhole(String trimmed) {
    String email = clean(trimmed);
    return isAddress(email) ? MatchKey.of(email) : MatchKey.leftOut(REASON);
  }

  private static String clean(String text) {
    // Behind the address of a link, a subject and the like may follow.
    int query = text.indexOf('?', text.indexOf('@'));
    String email = LettersAndDigits.of(query < 0 ? text : text.substring(0, query), OTHERS);
    return withoutTrailingDots(email);
  }

  /** Returns whether there is one {@code @}, something before it, and a dot behind it. */
  private static boolean isAddress(String email) {
    int at = email.indexOf('@');
    return at > 0 && email.indexOf('@', at + 1) < 0 && email.indexOf('.', at) >= 0;
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
