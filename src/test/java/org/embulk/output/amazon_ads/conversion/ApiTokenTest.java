package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
  private final ApiToken token = new ApiToken("amzn_ads|hush");

  @Test
  void isTheSameAfterARefusalSinceItCannotBeRenewed() {
    assertThat(token.renews()).isFalse();
    assertThat(token.get(token, new StopSignal(new VirtualTimer()))).isSameAs(token);
  }

  @Test
  void isHiddenInToString() {
    assertThat(token).hasToString("ApiToken(…)");
  }
}
