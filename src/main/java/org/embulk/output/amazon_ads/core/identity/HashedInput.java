package org.embulk.output.amazon_ads.core.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A digest that a row has instead of an identifier, also in the quotes of a CSV or JSON file:
 * recognized by its length and characters.
 */
public final class HashedInput {
  private static final int MD5_LENGTH = 32;
  private static final int SHA1_LENGTH = 40;
  private static final int SHA256_LENGTH = 64;
  private static final int BASE64_LENGTH = 44;

  private static final String PREFIX = "sha256:";

  /** 43 characters of either alphabet of RFC 4648 and the one pad that 32 bytes need. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{43}=");

  private final boolean prefixed;
  private final int length;

  /** Null if it is Base64. */
  private final byte[] bytes;

  private HashedInput(boolean prefixed, int length, byte[] bytes) {
    this.prefixed = prefixed;
    this.length = length;
    this.bytes = bytes;
  }

  /** Returns the digest that a trimmed text is, or empty for any other text. */
  public static Optional<HashedInput> in(String trimmed) {
    if (trimmed.length() < MD5_LENGTH) {
      return Optional.empty();
    }
    String text = withoutQuotes(trimmed);
    boolean prefixed = text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    String digest = prefixed ? text.substring(PREFIX.length()) : text;
    int length = digest.length();
    if (length == BASE64_LENGTH) {
      return BASE64.matcher(digest).matches()
          ? Optional.of(new HashedInput(prefixed, length, null))
          : Optional.empty();
    }
    byte[] bytes =
        length == MD5_LENGTH || length == SHA1_LENGTH || length == SHA256_LENGTH
            ? parse(digest)
            : null;
    return Optional.ofNullable(bytes).map(hex -> new HashedInput(prefixed, length, hex));
  }

  private static String withoutQuotes(String text) {
    char first = text.charAt(0);
    int last = text.length() - 1;
    boolean quoted = (first == '"' || first == '\'') && text.charAt(last) == first;
    return quoted ? text.substring(1, last) : text;
  }

  /** Returns null for a text that is not hexadecimal, where commons-codec would throw. */
  private static byte[] parse(String text) {
    byte[] bytes = new byte[text.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = digit(text.charAt(2 * i));
      int low = digit(text.charAt(2 * i + 1));
      if (high < 0 || low < 0) {
        return null;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /** Returns whether {@code sha256:} precedes it. */
  public boolean isPrefixed() {
    return prefixed;
  }

  /** Returns its length in characters: 32, 40 or 64 of hexadecimal, or 44 of Base64. */
  public int length() {
    return length;
  }

  /** Returns the bytes of a SHA-256 that is sent as it is; empty for all other digests. */
  Optional<byte[]> sha256() {
    return length == SHA256_LENGTH && !prefixed ? Optional.of(bytes) : Optional.empty();
  }
}
