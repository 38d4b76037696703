package org.embulk.output.amazon_ads_conversion.convert.check;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Recognizes texts that stand for a missing value, and the SHA-256 digests of the usual ones. One
 * that is hashed matches nobody, or everybody whose data is missing as well.
 */
final class Placeholders {
  private static final List<String> WORDS =
      Collections.unmodifiableList(Arrays.asList("null", "none", "n/a", "unknown"));

  /** Those of the words, in either letter case. */
  private static final String FIRST_LETTERS = "NnUu";

  private static final String TEST_ACCOUNT = "test@";

  /** Reserved for documentation by RFC 2606. */
  private static final String EXAMPLE_DOMAIN = "@example.com";

  /** Of all test addresses, those whose digests are told apart; nobody could list them all. */
  private static final List<String> EMAILS =
      Collections.unmodifiableList(
          Arrays.asList(
              "test@test.com",
              "test@example.com",
              "test@gmail.com",
              "test@email.com",
              "test@mail.com",
              "email@example.com",
              "example@example.com",
              "info@example.com",
              "name@example.com",
              "user@example.com"));

  /** The digits of a phone number with its calling code, by ITU-T E.164 at most 15. */
  private static final int MAX_PHONE_DIGITS = 15;

  private static final int MAX_PHONE_LENGTH = 32;
  private static final int MAX_CALLING_CODE_DIGITS = 3;

  /** After a calling code: a shorter run may end a real number. */
  private static final int MIN_RUN = 7;

  private static final int NORTH_AMERICAN_DIGITS = 10;

  private static final Set<String> DIGESTS = digests();

  private Placeholders() {}

  /** Returns whether a trimmed text is one of the words, in any letter case. */
  static boolean isWord(String trimmed) {
    if (trimmed.isEmpty() || FIRST_LETTERS.indexOf(trimmed.charAt(0)) < 0) {
      return false; // As almost every value; this looks at all of them.
    }
    for (int i = 0; i < WORDS.size(); i++) {
      if (WORDS.get(i).equalsIgnoreCase(trimmed)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a trimmed address is one of a test account or of the example domain. */
  static boolean isEmail(String trimmed) {
    int domain = trimmed.length() - EXAMPLE_DOMAIN.length();
    return trimmed.regionMatches(true, 0, TEST_ACCOUNT, 0, TEST_ACCOUNT.length())
        || trimmed.regionMatches(true, domain, EXAMPLE_DOMAIN, 0, EXAMPLE_DOMAIN.length());
  }

  /** Returns whether a text has only one digit, repeated, behind a calling code or without. */
  static boolean isRepeatedDigit(String trimmed) {
    if (trimmed.length() > MAX_PHONE_LENGTH) {
      return false;
    }
    int digits = 0;
    int run = 0;
    char last = 0;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c >= '0' && c <= '9') {
        run = c == last ? run + 1 : 1;
        last = c;
        digits++;
      } else if (!isSeparator(c)) {
        return false;
      }
    }
    return digits > 0 && run == digits || run >= MIN_RUN && digits - run <= MAX_CALLING_CODE_DIGITS;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '+' || c == '/';
  }

  /**
   * Returns whether a SHA-256 is that of one of the words, of the same without punctuation, of a
   * usual test address, of one digit repeated, or of nothing.
   *
   * @param digest 64 lower-case hexadecimal characters
   */
  static boolean isDigest(String digest) {
    return DIGESTS.contains(digest);
  }

  private static Set<String> digests() {
    Set<String> texts = new HashSet<>(EMAILS);
    texts.add("");
    for (String word : WORDS) {
      texts.add(word);
      texts.add(word.replace("/", ""));
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      StringBuilder repeated = new StringBuilder();
      for (int length = 1; length <= MAX_PHONE_DIGITS; length++) {
        texts.add(repeated.append(digit).toString());
      }
      texts.add("1" + repeated.substring(0, NORTH_AMERICAN_DIGITS));
    }
    Set<String> digests = new HashSet<>();
    texts.forEach(text -> digests.add(DigestUtils.sha256Hex(text)));
    return Collections.unmodifiableSet(digests);
  }
}
