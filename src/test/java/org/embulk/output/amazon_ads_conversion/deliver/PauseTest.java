package org.embulk.output.amazon_ads_conversion.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {
  private final VirtualTimer timer = new VirtualTimer();
  private final Pause pause = new Pause(timer);

  @Test
  void holdsNobodyBackAtFirst() {
    assertThat(pause.remaining()).isZero();
  }

  @Test
  void holdsBackUntilTheTimeIsOver() {
    pause.holdFor(Duration.ofSeconds(10));

    timer.pass(Duration.ofSeconds(4));
    assertThat(pause.remaining()).isEqualTo(Duration.ofSeconds(6));

    timer.pass(Duration.ofSeconds(6));
    assertThat(pause.remaining()).isZero();

    timer.pass(Duration.ofSeconds(1));
    assertThat(pause.remaining()).isZero();
  }

  @Test
  void isMadeLongerButNeverShorter() {
    pause.holdFor(Duration.ofSeconds(10));
    pause.holdFor(Duration.ofSeconds(3));
    assertThat(pause.remaining()).isEqualTo(Duration.ofSeconds(10));

    pause.holdFor(Duration.ofSeconds(11));
    assertThat(pause.remaining()).isEqualTo(Duration.ofSeconds(11));
  }
}
