package org.embulk.output.amazon_ads.core.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Parses the {@code Retry-After} header (RFC 9110, 10.2.3): seconds, or an HTTP date. */
public final class RetryAfter {
  /** Longer than any wait ever granted, and short enough not to overflow. */
  private static final Duration MAX = Duration.ofDays(1);

  private RetryAfter() {}

  /** Returns how long to wait from now, at most a day; zero if there is no usable header. */
  public static Duration read(String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    String text = header.trim();
    if (text.matches("[0-9]+")) {
      return text.length() > 5 ? MAX : capped(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Duration wait = Duration.between(now, date);
      return wait.isNegative() ? Duration.ZERO : capped(wait);
    } catch (DateTimeException e) { // Nothing to go by.
      return Duration.ZERO;
    }
  }

  private static Duration capped(Duration wait) {
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
