package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionUseTest {
  private final ConnectionUse use = new ConnectionUse();

  @Test
  void looksAtNoNewConnection() {
    assertThat(use.begin(0)).isZero();
  }

  @Test
  void looksTheFirstTwoTimesForTheEndThatFollowsAResponse() {
    request(0);

    assertThat(request(0)).isEqualTo(10);
    assertThat(request(0)).isEqualTo(10);
    assertThat(request(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2999999, 0", "3000000, 1", "60000000000, 1"})
  void looksLaterOnlyAfterAPause(long idleNanos, int lookMillis) {
    long start = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1); // The clock may run over.
    request(start);
    request(start);
    request(start);

    assertThat(request(start + idleNanos)).isEqualTo(lookMillis);
  }

  private int request(long now) {
    int lookMillis = use.begin(now);
    use.end(now);
    return lookMillis;
  }
}
