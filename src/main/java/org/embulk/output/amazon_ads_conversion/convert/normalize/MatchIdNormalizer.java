package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Passes an advertiser's own id through unchanged, unless it is personal data, which makes the
 * record invalid: this type is sent unhashed.
 *
 * <p>An e-mail address counts anywhere in the id, and so does a phone number with a plus. Without
 * one it may be any number, and right behind a letter or digit it may be a piece of a code.
 */
final class MatchIdNormalizer implements Normalizer {
  private static final String EMAIL_REASON = "an e-mail address must not be sent as match_id";
  private static final String PHONE_REASON = "a phone number must not be sent as match_id";

  /** What ends an address: blanks, too, see {@link Whitespace}. */
  private static final String SEPARATORS = ",;<>|@";

  /** Every address has the first, every number the second, every escape one of the others. */
  private static final String SUSPICIOUS = "@+%\\&";

  private static final char IDEOGRAPHIC_FULL_STOP = '\u3002';

  /** Whatever is between the digits of a number: blanks, dashes, brackets, points and the like. */
  private static final String SIGNS = "[^\\p{L}\\p{Nd}+]*+";

  /** In a URL a plus stands for a blank. Only one, or many of them would take quadratic time. */
  private static final String SIGNS_OF_URL = SIGNS + "\\+?+" + SIGNS;

  /** Introduced by a sign or a word, as in {@code #5}, {@code ;ext=5}, {@code Durchwahl 5}. */
  private static final String EXTENSION =
      "(?:(?:[^\\p{L}\\p{Nd}+#,;~]*+[#,;~]|" + SIGNS + "\\p{L}{1,9}+)" + SIGNS + "\\p{Nd}{1,7}+)?";

  /** Nothing, a plus, or a word or one of {@code #,;~} that is not right behind the number. */
  private static final String END =
      "(?:"
          + SIGNS
          + "(?:\\z|(?=\\+))|(?![\\p{L}\\p{Nd}])(?:"
          + SIGNS
          + "\\p{L}|[^\\p{L}\\p{Nd}+#,;~]*+[#,;~]))";

  /**
   * A plus, and 7 to 15 digits: as many as a number has on the smallest islands, and as E.164
   * allows.
   */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}+])\\+++"
              + ("(?:" + SIGNS_OF_URL + "\\p{Nd}){7,15}")
              + EXTENSION
              + END);

  private final Normalizer raw = new RawNormalizer();

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    if (isHarmless(trimmed)) { // As almost every id; the patterns below take far longer.
      return raw.normalize(trimmed, country, numericColumn);
    }
    String plain = Disguises.undo(trimmed);
    if (holdsEmail(plain)) {
      return MatchKey.invalid(EMAIL_REASON);
    }
    if (holdsPhone(plain)) {
      return MatchKey.invalid(PHONE_REASON);
    }
    return raw.normalize(trimmed, country, numericColumn);
  }

  /** Returns whether it has no at sign and no plus, nor anything that may disguise one. */
  private static boolean isHarmless(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) >= 0x80 || SUSPICIOUS.indexOf(id.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsEmail(String id) {
    for (int at = id.indexOf('@'); at >= 0; at = id.indexOf('@', at + 1)) {
      if (at > 0 && !isSeparator(id.charAt(at - 1)) && isDomain(id, at + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Matches text, a dot and a letter or digit, in any script, up to a separator. */
  private static boolean isDomain(String id, int start) {
    for (int i = start; i + 1 < id.length() && !isSeparator(id.charAt(i)); i++) {
      if (i > start && isDot(id.charAt(i)) && Character.isLetterOrDigit(id.codePointAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsPhone(String id) {
    Matcher phone = PHONE.matcher(id);
    // Behind another number it may be part of a code, unless that is a phone number, too.
    return phone.find() && (!isNumber(id.substring(0, phone.start())) || phone.find());
  }

  /** Returns whether there is a digit, and nothing else but blanks. */
  private static boolean isNumber(String text) {
    return !Whitespace.isBlank(text)
        && text.chars().allMatch(c -> Character.isDigit(c) || Whitespace.isBlank((char) c));
  }

  private static boolean isDot(char c) {
    return c == '.' || c == IDEOGRAPHIC_FULL_STOP;
  }

  private static boolean isSeparator(char c) {
    return SEPARATORS.indexOf(c) >= 0 || Whitespace.isBlank(c);
  }
}
