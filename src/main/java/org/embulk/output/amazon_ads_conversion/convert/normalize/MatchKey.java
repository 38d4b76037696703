package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * What became of one raw identifier: a value to send, or the reason why there is none.
 *
 * <p>A reason is a fixed sentence and never holds any part of the identifier, so it may be logged.
 */
public final class MatchKey {
  private enum Outcome {
    SENT,
    LEFT_OUT,
    INVALID
  }

  private final Outcome outcome;
  private final String text;

  private MatchKey(Outcome outcome, String text) {
    this.outcome = outcome;
    this.text = text;
  }

  static MatchKey sent(String value) {
    return new MatchKey(Outcome.SENT, value);
  }

  /** Turns a normalization without text into the key that says so. */
  static MatchKey without(Normalized normalized) {
    return new MatchKey(
        normalized.isForbidden() ? Outcome.INVALID : Outcome.LEFT_OUT, normalized.reason());
  }

  /** Returns whether there is a value to send. */
  public boolean isSent() {
    return outcome == Outcome.SENT;
  }

  /**
   * Returns whether the identifier must not be sent at all, so that the whole record is refused.
   */
  public boolean isInvalid() {
    return outcome == Outcome.INVALID;
  }

  /**
   * Returns the value to send: 64 lower-case hexadecimal characters of a hashed type, otherwise the
   * trimmed identifier.
   *
   * @throws IllegalStateException if there is none
   */
  public String value() {
    if (!isSent()) {
      throw new IllegalStateException("a match key without a value: " + text);
    }
    return text;
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
    return text;
  }

  /** Tells the outcome and the reason, never the value. */
  @Override
  public String toString() {
    return isSent() ? "MatchKey[SENT]" : "MatchKey[" + outcome + ": " + text + "]";
  }
}
