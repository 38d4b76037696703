package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Turns raw identifiers into match keys: trims, normalizes, and hashes the types that are personal
 * data, with SHA-256 of the UTF-8 bytes, without salt, in lower-case hexadecimal.
 *
 * <p>Not thread-safe, since it holds a digest: use one per output.
 */
public final class MatchKeyMaker {
  private static final String BLANK = "blank";

  /** The two hexadecimal digits of each byte, one after the other. */
  private static final byte[] HEX_DIGITS = hexDigits();

  private final byte[] hex = new byte[64];
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();

  /**
   * Makes one match key. Never throws, whatever the text contains.
   *
   * @param raw the identifier as given in the row, not null
   * @param country the row's country, ISO 3166-1 alpha-2 in upper case
   * @param numericColumn whether the text comes from a number, which has lost leading zeros
   */
  public MatchKey make(MatchKeyType type, String raw, String country, boolean numericColumn) {
    String trimmed = Whitespace.trim(raw);
    if (trimmed.isEmpty()) {
      return MatchKey.leftOut(BLANK);
    }
    // Before any rule sees it: a rule could truncate a hash, or leave it out for having no "@".
    String unquoted = HashedInput.unquote(trimmed);
    if (type.hashed() && HashedInput.is(unquoted)) {
      return HashedInput.accept(unquoted);
    }
    MatchKey key = Normalizers.of(type).normalize(trimmed, country, numericColumn);
    return type.hashed() && key.isSent() ? key.hashedAs(hash(key.normalized())) : key;
  }

  private static byte[] hexDigits() {
    StringBuilder digits = new StringBuilder(512);
    for (int b = 0; b < 256; b++) {
      digits.append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 0xF, 16));
    }
    return digits.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private String hash(String text) {
    byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < digest.length; i++) {
      int digits = 2 * (digest[i] & 0xFF);
      hex[2 * i] = HEX_DIGITS[digits];
      hex[2 * i + 1] = HEX_DIGITS[digits + 1];
    }
    return new String(hex, StandardCharsets.ISO_8859_1);
  }
}
