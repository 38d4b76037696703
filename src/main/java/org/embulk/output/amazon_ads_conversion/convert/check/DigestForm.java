package org.embulk.output.amazon_ads_conversion.convert.check;

/**
 * Recognizes digests by their length and characters, also within quotes. Allocates nothing, and
 * reads a text only if its length is that of a digest.
 */
final class DigestForm {
  private static final int MD5_LENGTH = 32;
  private static final int SHA1_LENGTH = 40;
  private static final int SHA256_LENGTH = 64;
  private static final int BASE64_LENGTH = 44;
  private static final String PREFIX = "sha256:";

  private DigestForm() {}

  /** Returns the form of a trimmed text, or null if it looks like no digest. */
  static Finding of(String trimmed) {
    int start = 0;
    int end = trimmed.length();
    if (end > SHA256_LENGTH + PREFIX.length() + 2) {
      return null;
    }
    if (end >= 2 && isQuote(trimmed.charAt(0)) && trimmed.charAt(end - 1) == trimmed.charAt(0)) {
      start++;
      end--;
    }
    int colon = start + PREFIX.length() - 1;
    if (colon < end
        && trimmed.charAt(colon) == ':' // Rules out nearly every text before the slower comparison.
        && trimmed.regionMatches(true, start, PREFIX, 0, PREFIX.length())) {
      return unprefixed(trimmed, colon + 1, end) == null ? null : Finding.PREFIXED;
    }
    return unprefixed(trimmed, start, end);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static Finding unprefixed(String text, int start, int end) {
    switch (end - start) {
      case MD5_LENGTH:
        return isHex(text, start, end) ? Finding.HEX_32 : null;
      case SHA1_LENGTH:
        return isHex(text, start, end) ? Finding.HEX_40 : null;
      case BASE64_LENGTH:
        return isBase64(text, start, end) ? Finding.BASE64_44 : null;
      case SHA256_LENGTH:
        return isHex(text, start, end) ? Finding.HASHED : null;
      default:
        return null;
    }
  }

  private static boolean isHex(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
        return false;
      }
    }
    return true;
  }

  /** Matches 43 characters of either alphabet of RFC 4648 and the one pad that 32 bytes need. */
  private static boolean isBase64(String text, int start, int end) {
    if (text.charAt(end - 1) != '=') {
      return false;
    }
    for (int i = start; i < end - 1; i++) {
      char c = text.charAt(i);
      boolean alphanumeric = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!alphanumeric && c != '+' && c != '/' && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
