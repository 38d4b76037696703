package org.embulk.output.amazon_ads_conversion.convert.normalize;

/** The canonical text of one raw identifier, before hashing, or the reason why there is none. */
public final class Normalized {
  private final String text;
  private final String reason;
  private final boolean forbidden;

  private Normalized(String text, String reason, boolean forbidden) {
    this.text = text;
    this.reason = reason;
    this.forbidden = forbidden;
  }

  static Normalized of(String text) {
    return new Normalized(text, null, false);
  }

  /** Leaves the key out; the record goes on with its other identifiers. */
  static Normalized leftOut(String reason) {
    return new Normalized(null, reason, false);
  }

  /** Refuses the record: the identifier must not reach Amazon. */
  static Normalized forbidden(String reason) {
    return new Normalized(null, reason, true);
  }

  /** Returns whether there is a text. */
  public boolean hasText() {
    return text != null;
  }

  /**
   * Returns the canonical text, which is never empty.
   *
   * @throws IllegalStateException if there is none
   */
  public String text() {
    if (!hasText()) {
      throw new IllegalStateException("no normalized text: " + reason);
    }
    return text;
  }

  /**
   * Returns why there is no text: a fixed sentence that holds no part of the identifier.
   *
   * @throws IllegalStateException if there is a text
   */
  public String reason() {
    if (hasText()) {
      throw new IllegalStateException("a normalized text has no reason");
    }
    return reason;
  }

  /** Returns whether the identifier makes its whole record invalid. */
  public boolean isForbidden() {
    return forbidden;
  }

  /** Tells the reason, never the text. */
  @Override
  public String toString() {
    return hasText() ? "Normalized[text]" : "Normalized[" + reason + "]";
  }
}
