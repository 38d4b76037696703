package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Turns raw identifiers into match keys: trims, normalizes, and hashes the types that are personal
 * data, with SHA-256 of the UTF-8 bytes, without salt.
 *
 * <p>Not thread-safe, since it holds a {@link MessageDigest} and a cache: use one per output.
 */
public final class MatchKeyMaker {
  private static final String BLANK = "blank";

  private final MessageDigest sha256 = DigestUtils.getSha256Digest();

  /** The digests of the states so far: of one or two letters and digits, so at most 1,332. */
  private final Map<String, byte[]> stateDigests = new HashMap<>();

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
    byte[] digest = type.hashed() ? HashedInput.digest(trimmed) : null;
    if (digest != null) {
      return HashedInput.accept(digest);
    }
    MatchKey key = Normalizers.of(type).normalize(trimmed, country, numericColumn);
    return type.hashed() && key.isSent() ? key.hashedAs(digest(type, key)) : key;
  }

  private byte[] digest(MatchKeyType type, MatchKey key) {
    if (type != MatchKeyType.STATE) {
      return sha256.digest(key.utf8());
    }
    byte[] digest = stateDigests.get(key.normalized());
    if (digest == null) {
      digest = sha256.digest(key.utf8());
      stateDigests.put(key.normalized(), digest);
    }
    return digest;
  }
}
