package org.embulk.output.amazon_ads.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The parts of an event are made only once, so no test of an event makes one itself. */
class JsonPartTest {
  @Test
  void quotesANameBeforeItsColon() {
    assertThat(text(JsonPart.name("a \"list\""))).isEqualTo("\"a \\\"list\\\"\":");
  }

  @Test
  void quotesAFieldAndItsValue() {
    assertThat(text(JsonPart.field("type", "EMAIL"))).isEqualTo("\"type\":\"EMAIL\"");
  }

  @Test
  void keepsAPieceOfJsonAsItIs() {
    assertThat(text(JsonPart.json("]}"))).isEqualTo("]}");
  }

  private static String text(JsonPart part) {
    return new String(part.bytes(), StandardCharsets.US_ASCII);
  }
}
