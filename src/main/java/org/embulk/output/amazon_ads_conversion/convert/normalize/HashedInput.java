package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Locale;

/** Recognizes identifiers that are already SHA-256 digests. */
final class HashedInput {
  private static final int HEX_DIGITS = 64;

  /** The digest of the empty string, as sent by a pipeline that hashes missing values. */
  private static final String EMPTY_DIGEST =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final String REASON = "the SHA-256 of an empty string";

  private HashedInput() {}

  /** Takes a digest out of the quotes of a CSV or JSON file; any other text stays as it is. */
  static String unquote(String trimmed) {
    if (trimmed.length() != HEX_DIGITS + 2) {
      return trimmed;
    }
    char first = trimmed.charAt(0);
    boolean quoted = (first == '"' || first == '\'') && trimmed.charAt(HEX_DIGITS + 1) == first;
    String inner = trimmed.substring(1, HEX_DIGITS + 1);
    return quoted && is(inner) ? inner : trimmed;
  }

  /** Returns whether a trimmed text is 64 hexadecimal characters, in any letter case. */
  static boolean is(String trimmed) {
    if (trimmed.length() != HEX_DIGITS) {
      return false;
    }
    for (int i = 0; i < HEX_DIGITS; i++) {
      char c = trimmed.charAt(i);
      boolean hex = LettersAndDigits.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!hex) {
        return false;
      }
    }
    return true;
  }

  /** Returns the digest in lower case, or leaves it out if it represents a missing value. */
  static MatchKey accept(String hash) {
    String lower = hash.toLowerCase(Locale.ROOT);
    return lower.equals(EMPTY_DIGEST)
        ? MatchKey.leftOut(REASON)
        : MatchKey.of(lower).hashedAs(bytes(lower));
  }

  private static byte[] bytes(String lower) {
    byte[] bytes = new byte[HEX_DIGITS / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (digit(lower, 2 * i) << 4 | digit(lower, 2 * i + 1));
    }
    return bytes;
  }

  private static int digit(String lower, int i) {
    char c = lower.charAt(i);
    return c <= '9' ? c - '0' : c - 'a' + 10;
  }
}
