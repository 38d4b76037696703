package org.embulk.output.amazon_ads.conversion;

/** Recognizes event names that Amazon's own client for the Events API refuses. */
final class EventName {
  /** The client's limit, in characters; the OpenAPI document has none. */
  private static final int MAX_LENGTH = 256;

  private static final boolean[] FORBIDDEN = new boolean[0x80];

  static {
    "!@#$%^&*|+=(){}[]<>?\\/~;".chars().forEach(c -> FORBIDDEN[c] = true);
  }

  private EventName() {}

  static boolean isRefusedByAmazonsClient(String name) {
    if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < FORBIDDEN.length && FORBIDDEN[c]) {
        return true;
      }
    }
    return false;
  }
}
