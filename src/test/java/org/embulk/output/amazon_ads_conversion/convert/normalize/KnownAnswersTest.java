package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KnownAnswersTest {
  static List<Arguments> answers() throws IOException {
    List<Arguments> answers = new ArrayList<>();
    for (JsonNode answer : file()) {
      answers.add(
          Arguments.of(
              MatchKeyType.valueOf(answer.get("type").asText()),
              answer.get("input").asText(),
              answer.get("country").asText(),
              answer.get("normalized").asText(),
              answer.get("sha256").asText()));
    }
    return answers;
  }

  private static JsonNode file() throws IOException {
    try (InputStream file = KnownAnswersTest.class.getResourceAsStream("known-answers.json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void agreesWithTheKnownAnswer(
      MatchKeyType type, String input, String country, String normalized, String sha256) {
    assertThat(Normalizers.of(type).normalize(input.trim(), country, false).normalized())
        .isEqualTo(normalized);
    assertThat(new MatchKeyMaker().make(type, input, country, false).value()).isEqualTo(sha256);
  }

  @Test
  void readsEveryKnownAnswer() throws IOException {
    assertThat(answers()).hasSize(25);
  }

  @Test
  void hashesTheAddressOfAmazonsDocumentationAsAmazonDoes() {
    MatchKey key = new MatchKeyMaker().make(MatchKeyType.EMAIL, "abc@example.com", "US", false);

    assertThat(key.value())
        .isEqualTo("9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21");
  }
}
