package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that were worked out by hand from the rules, each with the source of its rule: {@code
 * client} and {@code uploader} are Amazon's own implementations for the Events API and for Amazon
 * Marketing Cloud, {@code exception} is where we leave them on purpose.
 */
class KnownAnswersTest {
  private static final Set<String> SOURCES =
      Set.of("client+uploader", "client", "uploader", "help page", "E.164", "exception", "ours");

  /** One line of the file. A null text means that the key is left out, or the record invalid. */
  record Answer(JsonNode json) {
    MatchKeyType type() {
      return MatchKeyType.valueOf(json.get("type").asText());
    }

    MatchKey actual() {
      return new MatchKeyMaker()
          .make(type(), json.get("input").asText(), json.get("country").asText());
    }

    @Override
    public String toString() {
      return type()
          + " "
          + json.get("country").asText()
          + " \""
          + json.get("input").asText()
          + "\"";
    }
  }

  static List<Answer> answers() throws IOException {
    try (InputStream file = KnownAnswersTest.class.getResourceAsStream("known-answers.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
          .map(Answer::new)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void agreesWithTheKnownAnswer(Answer answer) {
    MatchKey key = answer.actual();

    if (answer.json().get("normalized").isNull()) {
      assertThat(key.isSent()).isFalse();
      assertThat(key.isInvalid()).isEqualTo(answer.json().path("invalid").asBoolean());
    } else {
      assertThat(key.normalized()).isEqualTo(answer.json().get("normalized").asText());
      assertThat(key.value())
          .isEqualTo(
              answer.type().hashed()
                  ? answer.json().get("sha256").asText()
                  : answer.json().get("normalized").asText());
    }
  }

  @Test
  void knowsHundredsOfAnswersOfEveryTypeWithTheirSources() throws IOException {
    List<Answer> answers = answers();

    assertThat(answers).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
    assertThat(texts(answers, "country")).hasSizeGreaterThanOrEqualTo(22);
    assertThat(texts(answers, "source")).isSubsetOf(SOURCES);
    assertThat(answers.stream().map(Answer::type))
        .containsAll(Stream.of(MatchKeyType.values()).toList());
  }

  @Test
  void hashesTheAddressOfAmazonsDocumentationAsAmazonDoes() {
    MatchKey key = new MatchKeyMaker().make(MatchKeyType.EMAIL, "abc@example.com", "US");

    assertThat(key.value())
        .isEqualTo("9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21");
  }

  private static Set<String> texts(List<Answer> answers, String field) {
    Set<String> texts = new HashSet<>();
    answers.forEach(answer -> texts.add(answer.json().get(field).asText()));
    return texts;
  }
}
