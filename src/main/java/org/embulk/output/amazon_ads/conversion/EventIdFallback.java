package org.embulk.output.amazon_ads.conversion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** Supplies the {@code eventId} for an event whose row has none. Not thread-safe. */
public interface EventIdFallback {
  /**
   * Returns the id, if the event gets one.
   *
   * @param content the event's JSON without the id and the closing brace, in UTF-8
   */
  Optional<String> idFor(byte[] content);

  /** Assigns no id, so Amazon can't tell an event that arrives twice from two events. */
  static EventIdFallback none() {
    return content -> Optional.empty();
  }

  /** Assigns each event a new id, which protects retries but not another run of the job. */
  static EventIdFallback random(Supplier<String> ids) {
    return content -> Optional.of(ids.get());
  }

  /**
   * Assigns each event a digest of its content, which also protects another run but merges equal
   * rows.
   *
   * <p>The digest is SHA-256, in hexadecimal, over the id of the advertiser or manager account, a
   * line feed, and the content. It must stay what it is: a version that computes another one sends
   * every event that a rerun repeats as a new one.
   */
  static EventIdFallback ofContent(String accountId) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    byte[] prefix = (accountId + "\n").getBytes(StandardCharsets.UTF_8);
    return content -> {
      sha256.update(prefix);
      return Optional.of(Hex.encodeHexString(sha256.digest(content)));
    };
  }
}
