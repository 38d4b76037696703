package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
}
