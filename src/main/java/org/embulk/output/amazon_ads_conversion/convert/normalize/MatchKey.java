package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.binary.Hex;

/**
 * The result of normalizing one raw identifier: its normalized text and the value to send, or the
 * reason why there is none.
 *
 * <p>A reason is a fixed text and never contains any part of the identifier, so it may be logged.
 */
public final class MatchKey {
  private enum Outcome {
    SENT,
    LEFT_OUT,
    INVALID
  }

  private final Outcome outcome;

  /** The normalized text; at most one of it and {@link #utf8} is set. */
  private final String normalized;

  /** The normalized text as UTF-8. Most texts are only hashed, so no string is made. */
  private final byte[] utf8;

  private final byte[] digest;
  private final String reason;

  private MatchKey(Outcome outcome, String normalized, byte[] utf8, byte[] digest, String reason) {
    this.outcome = outcome;
    this.normalized = normalized;
    this.utf8 = utf8;
    this.digest = digest;
    this.reason = reason;
  }

  /** Creates a key with its normalized text, which is never empty. */
  static MatchKey of(String normalized) {
    return new MatchKey(Outcome.SENT, normalized, null, null, null);
  }

  /**
   * Creates a key with the UTF-8 of its normalized text, which is never empty.
   *
   * @param normalized not copied, so it must not be modified afterwards
   */
  static MatchKey ofUtf8(byte[] normalized) {
    return new MatchKey(Outcome.SENT, null, normalized, null, null);
  }

  /** Creates a key of an identifier that arrived as its SHA-256, 32 bytes. */
  static MatchKey ofDigest(byte[] sha256) {
    return new MatchKey(Outcome.SENT, null, null, sha256, null);
  }

  /** Leaves the key out; the record keeps its other identifiers. */
  static MatchKey leftOut(String reason) {
    return new MatchKey(Outcome.LEFT_OUT, null, null, null, reason);
  }

  /** Makes the record invalid: the identifier must not reach Amazon. */
  static MatchKey invalid(String reason) {
    return new MatchKey(Outcome.INVALID, null, null, null, reason);
  }

  /** Returns this key with the SHA-256 of its normalized text as the value to send. */
  MatchKey hashedAs(byte[] sha256) {
    requireSent();
    return new MatchKey(Outcome.SENT, normalized, utf8, sha256, null);
  }

  /** Returns whether there is a value to send. */
  public boolean isSent() {
    return outcome == Outcome.SENT;
  }

  /**
   * Returns whether the identifier must not be sent at all, so that the whole record is invalid.
   */
  public boolean isInvalid() {
    return outcome == Outcome.INVALID;
  }

  /**
   * Returns the normalized text, or the digest of an identifier that arrived as one.
   *
   * @throws IllegalStateException if there is none
   */
  public String normalized() {
    requireSent();
    if (isGivenDigest()) {
      return value();
    }
    return utf8 == null ? normalized : new String(utf8, StandardCharsets.UTF_8);
  }

  /**
   * Returns the UTF-8 of the normalized text, which must not be modified.
   *
   * @throws IllegalStateException if there is none, or the identifier arrived as its SHA-256
   */
  byte[] utf8() {
    requireSent();
    if (isGivenDigest()) {
      throw new IllegalStateException("a match key without a text: it arrived as a digest");
    }
    return utf8 == null ? normalized.getBytes(StandardCharsets.UTF_8) : utf8;
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
    return digest != null && normalized == null && utf8 == null;
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
    return isSent() ? "MatchKey[SENT]" : "MatchKey[" + outcome + ": " + reason + "]";
  }
}
