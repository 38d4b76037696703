package org.embulk.output.amazon_ads.core.error;

import java.util.regex.Pattern;

/** An error of Amazon's, as far as {@link AllowList} lets it be shown. */
public final class AmazonError {
  public static final AmazonError NONE = new AmazonError("", "", "");

  /** An item or key index in a field location. */
  private static final Pattern INDEX = Pattern.compile("(?<=\\[)[0-9]+(?=\\])|(?<=/)[0-9]+(?=/|$)");

  private final String code;
  private final String fieldLocation;
  private final String message;

  /** Makes an error of texts that are safe to show. */
  public AmazonError(String code, String fieldLocation, String message) {
    this.code = code;
    this.fieldLocation = fieldLocation;
    this.message = message;
  }

  /** Returns the code, or "" if there is none. */
  public String code() {
    return code;
  }

  /** Returns the field that the error refers to, or "" if Amazon names none. */
  public String fieldLocation() {
    return fieldLocation;
  }

  /** Returns the message, or "" if there is none. */
  public String message() {
    return message;
  }

  /** Returns the code and the field without item and key indexes, for counting errors. */
  public String kind() {
    String what = code.isEmpty() ? "no code" : code;
    String where = INDEX.matcher(fieldLocation).replaceAll("");
    return where.isEmpty() ? what : what + " at " + where;
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
