package org.embulk.output.amazon_ads.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.core.deliver.ItemResult.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiStatusReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"success":[{"index":0},{"index":1}],"error":[]}                  | ACCEPTED, ACCEPTED
          {"success":[{"index":1}]}                                         | MISSING, ACCEPTED
          {"success":null,"error":null}                                     | MISSING, MISSING
          {}                                                                | MISSING, MISSING
          {"more":[{"index":0}],"success":[{"event":{"index":1},"index":0}]} | ACCEPTED, MISSING
          {"success":[{"index":0}],"success":[{"index":1}]}                 | ACCEPTED, ACCEPTED
          {"success":[{"index":0,"errors":[]}]}                             | ACCEPTED, MISSING
          {"success":[{"index":0,"errors":null}]}                           | ACCEPTED, MISSING
          {"success":[{"index":0,"errors":[null]}]}                         | ACCEPTED, MISSING
          {"error":[{"index":0,"errors":[{"code":"INTERNAL_ERROR"}]}]}      | TRANSIENT, MISSING
          {"error":[{"errors":[{"code":"TOO_MANY_REQUESTS"}],"index":1}]}   | MISSING, TRANSIENT
          {"error":[{"index":0,"errors":[{"code":"CONFLICT"}]}]}            | REFUSED, MISSING
          {"error":[{"index":0,"errors":[{"code":"internal_error"}]}]}      | REFUSED, MISSING
          {"error":[{"index":0,"errors":[{}]}]}                             | REFUSED, MISSING
          {"error":[{"index":0,"errors":[]}]}                               | TRANSIENT, MISSING
          {"error":[{"index":0,"errors":null}]}                             | TRANSIENT, MISSING
          {"error":[{"index":0,"errors":[null]}]}                           | TRANSIENT, MISSING
          {"error":[{"index":0,"errors":[null,{"code":"CONFLICT"}]}]}       | REFUSED, MISSING
          {"error":[{"index":0,"errors":{"code":"CONFLICT"}}]}              | TRANSIENT, MISSING
          {"error":[{"index":0}]}                                           | TRANSIENT, MISSING
          """)
  void reads(String body, String kinds) throws IOException {
    assertThat(String.join(", ", read(body).stream().map(r -> r.kind().name()).toList()))
        .isEqualTo(kinds);
  }

  /** Nothing is sure of the event that such an entry names; the others are not concerned. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"success\":[{\"index\":0,\"errors\":[{\"code\":\"X\"}]},{\"index\":1}]}",
        "{\"success\":[{\"errors\":[{\"code\":\"INTERNAL_ERROR\"}],\"index\":0},{\"index\":1}]}",
        "{\"success\":[{\"index\":0,\"errors\":[{}]},{\"index\":1}]}",
        "{\"success\":[{\"index\":0,\"errors\":{\"code\":\"X\"}},{\"index\":1}]}",
        "{\"success\":[{\"index\":0,\"errors\":\"X\"},{\"index\":1}]}",
        "{\"success\":[{\"index\":0,\"index\":0},{\"index\":1}]}",
        "{\"success\":[{\"index\":1}],\"error\":[{\"index\":0,\"index\":0,\"errors\":[{\"code\":\"X\"}]}]}",
      })
  void knowsNothingOfAnEventWhoseEntryContradictsItself(String body) throws IOException {
    assertThat(read(body)).containsExactly(ItemResult.MISSING, ItemResult.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"success\":[{\"index\":0,\"index\":1}]}",
        "{\"error\":[{\"index\":1,\"errors\":[{\"code\":\"CONFLICT\"}],\"index\":0}]}"
      })
  void knowsNothingOfBothEventsThatOneEntryNames(String body) throws IOException {
    assertThat(read(body)).containsExactly(ItemResult.MISSING, ItemResult.MISSING);
  }

  @Test
  void refusesForGoodIfOneErrorOfAnEventDoesNotPass() throws IOException {
    ItemResult result =
        read("""
            {"error":[{"index":0,"errors":[
              {"code":"INTERNAL_ERROR","message":"Later"},
              {"code":"CONFLICT","message":"First","fieldLocation":"events[0].eventId","x":[1]},
              {"code":"OTHER","message":"Second"}]}]}
            """)
            .get(0);

    assertThat(result.kind()).isEqualTo(Kind.REFUSED);
    assertThat(result.error().code()).isEqualTo("CONFLICT");
    assertThat(result.error().message()).isEqualTo("First");
    assertThat(result.error().fieldLocation()).isEqualTo("events[0].eventId");
  }

  /** A refusal for the rate slows the output down, which another error must not conceal. */
  @ParameterizedTest
  @CsvSource({"INTERNAL_ERROR, TOO_MANY_REQUESTS", "TOO_MANY_REQUESTS, INTERNAL_ERROR"})
  void noticesARefusalForTheRateWhicheverErrorComesFirst(String first, String second)
      throws IOException {
    ItemResult result =
        read("{\"error\":[{\"index\":0,\"errors\":[{\"code\":\"%s\"},{\"code\":\"%s\"}]}]}"
                .formatted(first, second))
            .get(0);

    assertThat(result.kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(result.isRateLimited()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTERNAL_ERROR", "CONFLICT"})
  void takesNoOtherErrorForARefusalForTheRate(String code) throws IOException {
    ItemResult result =
        read("{\"error\":[{\"index\":0,\"errors\":[{\"code\":\"%s\"}]}]}".formatted(code)).get(0);

    assertThat(result.isRateLimited()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "7",
        "<html>",
        "{",
        "{\"success\":[{\"index\":0}",
        "{\"success\":[{\"index\":0}]",
        "{\"success\":[{\"index\":0}]}}",
        "{\"success\":[{\"index\":0}]} {}",
        "{\"success\":{\"index\":0}}",
        "{\"success\":[0]}",
        "{\"success\":[null]}",
        "{\"success\":[{}]}",
        "{\"success\":[{\"index\":null}]}",
        "{\"success\":[{\"index\":\"0\"}]}",
        "{\"success\":[{\"index\":0.0}]}",
        "{\"success\":[{\"index\":-1}]}",
        "{\"success\":[{\"index\":2}]}",
        "{\"success\":[{\"index\":4294967296}]}",
        "{\"success\":[{\"index\":99999999999999999999}]}",
        "{\"success\":[{\"index\":0},{\"index\":0}]}",
        "{\"success\":[{\"index\":0,\"index\":0},{\"index\":0}]}",
        "{\"success\":[{\"index\":0},{\"index\":0,\"index\":1}]}",
        "{\"success\":[{\"index\":0,\"index\":2}]}",
        "{\"success\":[{\"index\":0,\"index\":null}]}",
        "{\"success\":[{\"index\":0}],\"error\":[{\"index\":0,\"errors\":[{\"code\":\"X\"}]}]}",
        "{\"error\":[{\"index\":0},{\"index\":0}]}",
        "{\"error\":[{\"index\":0,\"errors\":[{\"code\":\"X\"}",
        "{\"success\":[{\"index\":0,\"event\":\"a\nb\"}]}"
      })
  void saysNothingForSureAfter(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void readsAnAnswerThatEchoesMegabytesWithoutKeepingThem() throws IOException {
    StringBuilder body = new StringBuilder("{\"success\":[");
    for (int i = 0; i < 500; i++) {
      body.append(i == 0 ? "" : ",").append("{\"index\":").append(i).append(",\"event\":{\"x\":\"");
      body.append("x".repeat(20_000)).append("\"}}");
    }

    List<ItemResult> results =
        new MultiStatusReader()
            .read(new ByteArrayInputStream(body.append("]}").toString().getBytes(UTF_8)), 500);

    assertThat(results).hasSize(500).containsOnly(ItemResult.ACCEPTED);
  }

  private static List<ItemResult> read(String body) throws IOException {
    return new MultiStatusReader().read(new ByteArrayInputStream(body.getBytes(UTF_8)), 2);
  }
}
