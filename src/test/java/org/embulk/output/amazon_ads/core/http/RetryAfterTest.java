package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "' 30 ', 30",
    "007, 7",
    "86399, 86399",
    "86400, 86400",
    // Never more than a day.
    "86401, 86400",
    "99999, 86400",
    "100000, 86400",
    "99999999999999999999, 86400",
    // An HTTP date, as RFC 9110 wants it.
    "'Fri, 20 Nov 2026 08:30:01 GMT', 1",
    "'Fri, 20 Nov 2026 09:30:00 GMT', 3600",
    "'Sat, 21 Nov 2026 08:30:00 GMT', 86400",
    "'Sat, 21 Nov 2026 08:30:01 GMT', 86400",
    "'Fri, 31 Dec 9999 23:59:59 GMT', 86400",
    "'Fri, 20 Nov 2026 08:30:00 GMT', 0",
    "'Fri, 20 Nov 2026 08:29:59 GMT', 0",
    "'Thu, 01 Jan 1970 00:00:00 GMT', 0"
  })
  void readsSecondsAndDates(String header, long seconds) {
    assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "-1",
        "+1",
        "1.5",
        "1s",
        "0x10",
        "١",
        "1, 2",
        "2026-11-20T08:30:01Z",
        "Mon, 20 Nov 2026 08:30:01 GMT",
        "Fri, 32 Nov 2026 08:30:01 GMT"
      })
  void findsNothingInWhatNobodyCouldFollow(String header) {
    assertThat(RetryAfter.read(header, NOW)).isZero();
  }

  @Test
  void findsNothingWhereThereIsNoHeader() {
    assertThat(RetryAfter.read(null, NOW)).isZero();
  }
}
