package org.embulk.output.amazon_ads_conversion.convert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** The {@code eventId} of an event whose row has none. Not thread-safe. */
public interface EventIdFallback {
  /**
   * Returns the id, if the event is to have one.
   *
   * @param content the event's JSON but for the id and the closing brace, in UTF-8
   */
  Optional<String> idFor(byte[] content);

  /** Gives no id: then Amazon can't tell an event that comes twice from two events. */
  static EventIdFallback none() {
    return content -> Optional.empty();
  }

  /** Gives each event a new id, which protects its retries and not another run of the job. */
  static EventIdFallback random(Supplier<String> ids) {
    return content -> Optional.of(ids.get());
  }

  /**
   * Gives each event a digest of its own content, which protects another run too and merges rows
   * that are equal.
   *
   * <p>The digest is SHA-256, in hexadecimal, over the advertiser's id, a line feed, and the
   * content. It must stay what it is: a version that computes another one sends every event that a
   * rerun repeats as a new one.
   */
  static EventIdFallback ofContent(String advertiserId) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    byte[] prefix = (advertiserId + "\n").getBytes(StandardCharsets.UTF_8);
    return content -> {
      sha256.update(prefix);
      return Optional.of(Hex.encodeHexString(sha256.digest(content)));
    };
  }
}
