package org.embulk.output.amazon_ads.core.identity;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads.core.row.ExportPlaceholders;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Turns raw identifiers into match keys: decodes HTML references, trims, normalizes, and hashes the
 * types that are personal data, with SHA-256 of the UTF-8 bytes, without salt.
 *
 * <pre>{@code
 * MatchKey key = new MatchKeyMaker().make(MatchKeyType.EMAIL, " Jane@Shop.org", "US");
 * if (key.isSent()) {
 *   key.normalized(); // jane@shop.org
 *   key.value(); // its SHA-256, in 64 lower-case hexadecimal characters
 * } else {
 *   key.reason(); // why it is left out, without the identifier
 * }
 * }</pre>
 *
 * <p>Not thread-safe, since it holds a {@link MessageDigest}: use one per output.
 */
public final class MatchKeyMaker {
  /**
   * The longest hashed identifier, in characters. Nobody has a longer one, and composing marks or
   * mapping the letter case of a megabyte would take hours.
   */
  static final int MAX_LENGTH = 1024;

  /** As sent by a pipeline that hashes missing values. */
  private static final byte[] EMPTY_DIGEST = DigestUtils.sha256(new byte[0]);

  private static final String EMPTY = "the SHA-256 of an empty string";
  private static final String TOO_LONG = "longer than 1,024 characters";

  private final MessageDigest sha256 = DigestUtils.getSha256Digest();

  /**
   * Makes one match key. Never throws, whatever the text contains. A hashed identifier of more than
   * 1,024 characters is left out, and a placeholder such as {@code \\N} is as absent as a blank.
   *
   * @param raw the identifier as given in the row, not null; of at most 8 KiB for a type that is
   *     not hashed
   * @param country the row's country, ISO 3166-1 alpha-2 in upper case
   */
  public MatchKey make(MatchKeyType type, String raw, String country) {
    String trimmed = Whitespace.trim(raw);
    if (type.hashed()) {
      if (trimmed.length() > MAX_LENGTH) {
        return MatchKey.leftOut(TOO_LONG);
      }
      // A reference may stand for a blank.
      trimmed = Whitespace.trim(HtmlReferences.decode(trimmed));
    }
    if (trimmed.isEmpty() || ExportPlaceholders.include(trimmed, type.column())) {
      return MatchKey.ABSENT;
    }
    // Before any rule sees it: a rule could truncate a hash, or leave it out for having no "@".
    Optional<byte[]> given =
        type.hashed() ? HashedInput.in(trimmed).flatMap(HashedInput::sha256) : Optional.empty();
    if (given.isPresent()) {
      return Arrays.equals(given.get(), EMPTY_DIGEST)
          ? MatchKey.leftOut(EMPTY)
          : MatchKey.ofDigest(given.get());
    }
    MatchKey key = Normalizers.of(type).normalize(trimmed, country);
    return type.hashed() && key.isSent() ? key.hashedWith(sha256) : key;
  }
}
