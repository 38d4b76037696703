package org.embulk.output.amazon_ads_conversion.broken.convert;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;

final class ReadsClock {
  Instant instant() {
    return Instant.now();
  }

  Supplier<Instant> supplier() {
    return Instant::now;
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  Date date() {
    return new Date();
  }

  long millis() {
    return System.currentTimeMillis();
  }
}
