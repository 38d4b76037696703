package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Request;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
  private final ApiToken token = new ApiToken("amzn_ads|hush");

  @Test
  void isSentInTheHeaderOfAmazonsOwnClient() {
    Request.Builder request = new Request.Builder().url("http://127.0.0.1/");

    token.attachTo(request);

    assertThat(request.build().headers().names()).containsExactly("Amazon-Advertising-API-Token");
    assertThat(request.build().header("Amazon-Advertising-API-Token")).isEqualTo("amzn_ads|hush");
  }

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
