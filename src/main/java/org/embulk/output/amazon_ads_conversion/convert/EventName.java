package org.embulk.output.amazon_ads_conversion.convert;

/** Recognizes event names that Amazon's own client for the Events API refuses. */
final class EventName {
  /** The client's limit, in characters; the OpenAPI document has none. */
  private static final int MAX_LENGTH = 256;

  private static final String FORBIDDEN = "!@#$%^&*|+=(){}[]<>?\\/~;";

  private EventName() {}

  static boolean isRefusedByAmazonsClient(String name) {
    if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      if (FORBIDDEN.indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
