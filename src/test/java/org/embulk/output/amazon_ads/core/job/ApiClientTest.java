package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.conversion.ApiToken;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.RawServer;
import org.embulk.output.amazon_ads.core.retry.Backoff;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "18446744073709551615, 18446744073709551615",
        "\"361054992504331001\", 361054992504331001",
        "\" 7b1e9c40-2f6d \", 7b1e9c40-2f6d",
      })
  void readsAnIdOfATextOrAWholeNumber(String json, String id) throws Exception {
    assertThat(ApiClient.id(MAPPER.readTree(json))).isEqualTo(id);
  }

  /** Ids are logged and become parts of addresses. */
  @ParameterizedTest
  @ValueSource(
      strings = {"null", "true", "1.5", "{}", "[1]", "\"\"", "\"a b\"", "\"a\\nb\"", "\"é\""})
  void takesNothingElseForAnId(String json) throws Exception {
    assertThat(ApiClient.id(MAPPER.readTree(json))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"512, 512", "513, 0"})
  void takesAnIdOfAtMost512Characters(int length, int taken) throws Exception {
    assertThat(ApiClient.id(MAPPER.readTree('"' + "a".repeat(length) + '"'))).hasSize(taken);
  }

  @Test
  void asksNoPortAgainThatIsNotForTls() {
    VirtualTimer timer = new VirtualTimer();
    HttpClient http = new HttpClient("amazon_ads", Duration.ofSeconds(20), Duration.ofSeconds(20));
    RetryPolicy policy =
        new RetryPolicy(7, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5));
    try (RawServer server = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      String host = server.address().getAuthority();
      ApiClient api =
          new ApiClient(
              http,
              URI.create("https://" + host),
              new ApiToken("token"),
              policy,
              timer,
              (status, error) -> "denied");

      assertThatThrownBy(
              () -> api.ask("list the connections", api.request("path", "application/json")))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "Can't connect to "
                  + host
                  + ": it does not speak TLS; check the port of the address");
      assertThat(timer.waits()).isEmpty();
    }
  }
}
