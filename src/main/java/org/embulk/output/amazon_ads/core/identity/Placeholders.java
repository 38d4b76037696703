package org.embulk.output.amazon_ads.core.identity;

import static java.util.stream.Collectors.toSet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads.core.row.ExportPlaceholders;

/**
 * Recognizes texts that stand for a missing value, and the SHA-256 digests of the usual ones. One
 * that is hashed matches nobody, or everybody whose data is missing as well.
 */
final class Placeholders {
  private static final List<String> WORDS = words();

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

  private static final Set<String> ZEROS = repeated('0');

  private static final Pattern PHONE_SEPARATORS = Pattern.compile("[ .()+/-]");

  /** After a calling code at least seven: a shorter run may end a real number. */
  private static final Pattern REPEATED_DIGIT =
      Pattern.compile("([0-9])\\1*|[0-9]{1,3}([0-9])\\2{6,}");

  private static final int NORTH_AMERICAN_DIGITS = 10;

  /** What is left of {@code n/a}: a province too, Navarra in Spain and Naples in Italy. */
  private static final String NOT_AVAILABLE = "na";

  /** The beginnings of the digests. */
  private static final Map<MatchKeyType, Set<Long>> DIGESTS = new EnumMap<>(MatchKeyType.class);

  static {
    for (MatchKeyType type : MatchKeyType.values()) {
      DIGESTS.put(
          type,
          texts(type).stream().map(text -> beginning(DigestUtils.sha256(text))).collect(toSet()));
    }
  }

  private Placeholders() {}

  private static List<String> words() {
    List<String> words = new ArrayList<>(ExportPlaceholders.WORDS);
    words.add("unknown");
    return Collections.unmodifiableList(words);
  }

  /** Returns whether a trimmed text is one of the words, in any letter case. */
  static boolean isWord(String trimmed) {
    for (String word : WORDS) {
      if (word.equalsIgnoreCase(trimmed)) {
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

  /**
   * Returns whether a text has only zeros. Other digits repeated are real: 44444 is a ZIP code in
   * Ohio, and 11 to 77 are provinces of Turkey.
   */
  static boolean isZeros(String trimmed) {
    return ZEROS.contains(trimmed);
  }

  /** Returns whether a text has only one digit, repeated, behind a calling code or without. */
  static boolean isRepeatedDigit(String trimmed) {
    return REPEATED_DIGIT.matcher(PHONE_SEPARATORS.matcher(trimmed).replaceAll("")).matches();
  }

  /**
   * Returns whether a SHA-256 is that of a placeholder of this type: one of the words, the same
   * without punctuation, zeros, or nothing; of emails also a usual test address, and of phones one
   * digit repeated.
   *
   * @param digest its 32 bytes
   */
  static boolean isDigest(MatchKeyType type, byte[] digest) {
    return DIGESTS.get(type).contains(beginning(digest));
  }

  /** Returns 64 bits, which are enough to tell a digest from any other. */
  private static Long beginning(byte[] digest) {
    return ByteBuffer.wrap(digest).getLong();
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
    texts.addAll(ZEROS);
    if (type == MatchKeyType.PHONE) {
      for (char digit = '0'; digit <= '9'; digit++) {
        texts.addAll(repeated(digit));
        texts.add("1" + String.join("", Collections.nCopies(NORTH_AMERICAN_DIGITS, "" + digit)));
      }
    }
    return texts;
  }

  private static Set<String> repeated(char digit) {
    Set<String> texts = new HashSet<>();
    StringBuilder text = new StringBuilder();
    for (int length = 1; length <= MAX_REPEATED_DIGITS; length++) {
      texts.add(text.append(digit).toString());
    }
    return texts;
  }
}
