package org.embulk.output.amazon_ads.core.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;

/**
 * The result of normalizing one raw identifier: the UTF-8 of its normalized text and, once it is
 * hashed, the digest, or the reason why there is none.
 *
 * <p>A reason is a fixed text and never contains any part of the identifier, so it may be logged.
 */
public final class MatchKey {
  /** There is no identifier: a blank, or a placeholder of an export. */
  static final MatchKey ABSENT = leftOut("blank");

  /** Null if the identifier arrived as a digest. */
  private final byte[] utf8;

  /** Null for a type that is not hashed. */
  private final byte[] digest;

  private final boolean invalid;

  /** Null if there is a value to send. */
  private final String reason;

  private MatchKey(byte[] utf8, byte[] digest, boolean invalid, String reason) {
    this.utf8 = utf8;
    this.digest = digest;
    this.invalid = invalid;
    this.reason = reason;
  }

  /** Creates a key with its normalized text, which is never empty. */
  static MatchKey of(String normalized) {
    return new MatchKey(normalized.getBytes(StandardCharsets.UTF_8), null, false, null);
  }

  /** Creates a key of an identifier that arrived as its SHA-256, 32 bytes. */
  static MatchKey ofDigest(byte[] sha256) {
    return new MatchKey(null, sha256, false, null);
  }

  /** Leaves the key out; the record keeps its other identifiers. */
  static MatchKey leftOut(String reason) {
    return new MatchKey(null, null, false, reason);
  }

  /** Makes the record invalid: the identifier must not reach Amazon. */
  static MatchKey invalid(String reason) {
    return new MatchKey(null, null, true, reason);
  }

  /** Returns this key with the SHA-256 of its normalized text as the value to send. */
  MatchKey hashedWith(MessageDigest sha256) {
    requireSent();
    return new MatchKey(utf8, sha256.digest(utf8), false, null);
  }

  /** Returns whether there is a value to send. */
  public boolean isSent() {
    return reason == null;
  }

  /** Returns whether there is no identifier at all, as in a blank. */
  public boolean isAbsent() {
    return this == ABSENT;
  }

  /**
   * Returns whether the identifier must not be sent at all, so that the whole record is invalid.
   */
  public boolean isInvalid() {
    return invalid;
  }

  /**
   * Returns the normalized text, or the digest of an identifier that arrived as one.
   *
   * @throws IllegalStateException if there is none
   */
  public String normalized() {
    requireSent();
    return isGivenDigest() ? value() : new String(utf8, StandardCharsets.UTF_8);
  }

  /**
   * Returns the value to send: 64 lower-case hexadecimal characters for a hashed type, otherwise
   * the trimmed identifier.
   *
   * @throws IllegalStateException if there is none
   */
  public String value() {
    requireSent();
    return digest == null ? normalized() : Hex.encodeHexString(digest);
  }

  /** Returns whether the identifier arrived as its SHA-256. */
  public boolean isGivenDigest() {
    return isSent() && utf8 == null;
  }

  /**
   * Returns the SHA-256 to send, 32 bytes that must not be modified, or null for a type that is not
   * hashed.
   *
   * @throws IllegalStateException if there is no value to send
   */
  public byte[] digest() {
    requireSent();
    return digest;
  }

  /**
   * Returns why there is no value, as the end of a sentence about the column.
   *
   * @throws IllegalStateException if there is a value
   */
  public String reason() {
    if (isSent()) {
      throw new IllegalStateException("a match key with a value has no reason");
    }
    return reason;
  }

  private void requireSent() {
    if (!isSent()) {
      throw new IllegalStateException("a match key without a value: " + reason);
    }
  }

  /** Returns the outcome and the reason, never the value. */
  @Override
  public String toString() {
    return isSent()
        ? "MatchKey[SENT]"
        : "MatchKey[" + (invalid ? "INVALID: " : "LEFT_OUT: ") + reason + "]";
  }
}
