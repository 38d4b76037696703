package org.embulk.output.amazon_ads_conversion.deliver.error;

/**
 * An error exactly as Amazon returned it. It may quote what was sent, so it is never shown before
 * {@link Redaction} has processed it, and its {@code toString} reveals nothing.
 */
public final class AmazonError {
  public static final AmazonError NONE = new AmazonError("", "", "");

  private final String code;
  private final String fieldLocation;
  private final String message;

  public AmazonError(String code, String fieldLocation, String message) {
    this.code = code;
    this.fieldLocation = fieldLocation;
    this.message = message;
  }

  /** Returns the code, or "" if there is none. */
  public String code() {
    return code;
  }

  /** Returns the field that the error refers to, or "" if there is none. */
  public String fieldLocation() {
    return fieldLocation;
  }

  /** Returns the message, or "" if there is none. */
  public String message() {
    return message;
  }

  @Override
  public String toString() {
    return "AmazonError(…)";
  }
}
