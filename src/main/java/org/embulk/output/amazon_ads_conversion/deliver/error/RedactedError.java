package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.regex.Pattern;

/** An Amazon error that is safe to show, as produced by {@link Redaction}. */
public final class RedactedError {
  /** An event or key index in a field location. */
  static final Pattern INDEX = Pattern.compile("(?<=\\[)[0-9]+(?=\\])|(?<=/)[0-9]+(?=/|$)");

  private final String code;
  private final String fieldLocation;
  private final String kindLocation;
  private final String message;

  public RedactedError(String code, String fieldLocation, String message) {
    this(code, fieldLocation, INDEX.matcher(fieldLocation).replaceAll(""), message);
  }

  RedactedError(String code, String fieldLocation, String kindLocation, String message) {
    this.code = code;
    this.fieldLocation = fieldLocation;
    this.kindLocation = kindLocation;
    this.message = message;
  }

  public String code() {
    return code;
  }

  /** Returns the field that the error refers to, or "" if Amazon names none. */
  public String fieldLocation() {
    return fieldLocation;
  }

  public String message() {
    return message;
  }

  /** Returns the code and the field without event and key indexes, for counting errors. */
  public String kind() {
    String what = code.isEmpty() ? "no code" : code;
    return kindLocation.isEmpty() ? what : what + " at " + kindLocation;
  }

  /** Returns the whole error on one line, such as {@code CODE at field: message}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(code);
    if (!fieldLocation.isEmpty()) {
      text.append(" at ").append(fieldLocation);
    }
    if (!message.isEmpty()) {
      text.append(text.length() == 0 ? "" : ": ").append(message);
    }
    return text.toString();
  }
}
