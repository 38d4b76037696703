package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/** Recognizes identifiers that are already SHA-256 digests. */
final class HashedInput {
  private static final int HEX_DIGITS = 64;

  /** The digest of the empty string, as sent by a pipeline that hashes missing values. */
  private static final byte[] EMPTY_DIGEST = DigestUtils.sha256(new byte[0]);

  private static final String REASON = "the SHA-256 of an empty string";

  /** By ASCII character: what it is worth as a hexadecimal digit, or -1. */
  private static final byte[] DIGITS = digits();

  private HashedInput() {}

  /**
   * Returns the digest that a trimmed text is: 64 hexadecimal characters in any letter case, also
   * in the quotes of a CSV or JSON file; null for any other text.
   */
  static byte[] digest(String trimmed) {
    int length = trimmed.length();
    if (length == HEX_DIGITS) {
      return parse(trimmed, 0);
    }
    if (length != HEX_DIGITS + 2) {
      return null;
    }
    char first = trimmed.charAt(0);
    boolean quoted = (first == '"' || first == '\'') && trimmed.charAt(length - 1) == first;
    return quoted ? parse(trimmed, 1) : null;
  }

  /** Returns the key of a digest, or leaves it out if it represents a missing value. */
  static MatchKey accept(byte[] digest) {
    return Arrays.equals(digest, EMPTY_DIGEST)
        ? MatchKey.leftOut(REASON)
        : MatchKey.ofDigest(digest);
  }

  private static byte[] digits() {
    byte[] digits = new byte[0x80];
    for (char c = 0; c < digits.length; c++) {
      digits[c] = (byte) Character.digit(c, 16);
    }
    return digits;
  }

  /** Not by commons-codec, which throws for a text of that length that is no digest. */
  private static byte[] parse(String text, int start) {
    byte[] bytes = new byte[HEX_DIGITS / 2];
    int all = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = digit(text.charAt(start + 2 * i));
      int low = digit(text.charAt(start + 2 * i + 1));
      all |= high | low;
      bytes[i] = (byte) (high << 4 | low);
    }
    return all < 0 ? null : bytes;
  }

  private static int digit(char c) {
    return c < DIGITS.length ? DIGITS[c] : -1;
  }
}
