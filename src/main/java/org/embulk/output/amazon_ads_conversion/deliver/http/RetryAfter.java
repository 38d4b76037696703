package org.embulk.output.amazon_ads_conversion.deliver.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or an HTTP date. */
public final class RetryAfter {
  /** Longer than any wait that is ever granted, and short enough to calculate with. */
  private static final Duration MAX = Duration.ofDays(1);

  private RetryAfter() {}

  /** Returns how long to wait from now, at most a day; zero where the header says nothing. */
  public static Duration read(String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    String text = header.trim();
    if (text.matches("[0-9]+")) {
      return text.length() > 5 ? MAX : shorter(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Duration wait = Duration.between(now, date);
      return wait.isNegative() ? Duration.ZERO : shorter(wait);
    } catch (DateTimeException e) { // Not a header that anybody could follow.
      return Duration.ZERO;
    }
  }

  private static Duration shorter(Duration wait) {
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
