package org.embulk.output.amazon_ads_conversion.convert.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyType;

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

  /** As many as a phone number with its calling code has, by ITU-T E.164. */
  private static final int MAX_REPEATED_DIGITS = 15;

  private static final int MAX_PHONE_LENGTH = 32;
  private static final int MAX_CALLING_CODE_DIGITS = 3;

  /** After a calling code: a shorter run may end a real number. */
  private static final int MIN_RUN = 7;

  private static final int NORTH_AMERICAN_DIGITS = 10;

  /** What is left of {@code n/a}: a province too, Navarra in Spain and Naples in Italy. */
  private static final String NOT_AVAILABLE = "na";

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
    // The @ rules out nearly every address before the slower comparison.
    return hasAt(trimmed, TEST_ACCOUNT.length() - 1)
            && trimmed.regionMatches(true, 0, TEST_ACCOUNT, 0, TEST_ACCOUNT.length())
        || hasAt(trimmed, domain)
            && trimmed.regionMatches(true, domain, EXAMPLE_DOMAIN, 0, EXAMPLE_DOMAIN.length());
  }

  private static boolean hasAt(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) == '@';
  }

  /**
   * Returns whether a text has only zeros. Other digits repeated are real: 44444 is a ZIP code in
   * Ohio, and 11 to 77 are provinces of Turkey.
   */
  static boolean isZeros(String trimmed) {
    if (trimmed.isEmpty() || trimmed.length() > MAX_REPEATED_DIGITS) {
      return false;
    }
    for (int i = 0; i < trimmed.length(); i++) {
      if (trimmed.charAt(i) != '0') {
        return false;
      }
    }
    return true;
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
   * Returns whether a SHA-256 is that of a placeholder of this type: one of the words, the same
   * without punctuation, zeros, or nothing; of emails also a usual test address, and of phones one
   * digit repeated.
   *
   * @param digest its 32 bytes
   */
  static boolean isDigest(MatchKeyType type, byte[] digest) {
    return Arrays.binarySearch(Digests.BY_TYPE.get(type), beginning(digest)) >= 0;
  }

  /** Returns 64 bits, which are enough to tell a digest from any other. */
  private static long beginning(byte[] digest) {
    return ByteBuffer.wrap(digest).getLong();
  }

  /** Made only for rows that have digests. */
  private static final class Digests {
    /** The beginnings of the digests, in order. */
    private static final Map<MatchKeyType, long[]> BY_TYPE = new EnumMap<>(MatchKeyType.class);

    static {
      for (MatchKeyType type : MatchKeyType.values()) {
        BY_TYPE.put(
            type,
            texts(type).stream()
                .mapToLong(text -> beginning(DigestUtils.sha256(text)))
                .sorted()
                .toArray());
      }
    }
  }

  private static Set<String> texts(MatchKeyType type) {
    Set<String> texts = new HashSet<>(WORDS);
    texts.add("");
    if (type != MatchKeyType.STATE) {
      texts.add(NOT_AVAILABLE);
    }
    if (type == MatchKeyType.EMAIL) {
      texts.addAll(EMAILS);
    }
    for (char digit = '0'; digit <= (type == MatchKeyType.PHONE ? '9' : '0'); digit++) {
      StringBuilder repeated = new StringBuilder();
      for (int length = 1; length <= MAX_REPEATED_DIGITS; length++) {
        texts.add(repeated.append(digit).toString());
      }
      if (type == MatchKeyType.PHONE) {
        texts.add("1" + repeated.substring(0, NORTH_AMERICAN_DIGITS));
      }
    }
    return texts;
  }
}
