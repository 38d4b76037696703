package org.embulk.output.amazon_ads.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private static final JsonFactory JACKSON = new JsonFactory();
  private static final JsonPart NAME = JsonPart.name("name");
  private static final JsonPart LIST = JsonPart.name("a \"list\"");

  private final JsonWriter json = new JsonWriter();

  @Test
  void separatesFieldsAndItems() {
    json.startItem();
    json.plain(NAME, "x");
    json.startArray(LIST);
    json.startObject();
    json.part(JsonPart.field("type", "EMAIL"));
    json.number(NAME, "1.5");
    json.endObject();
    json.startObject();
    json.endObject();
    json.endArray();
    json.startArray(NAME);
    json.text("y");
    json.endArray();
    json.startObject(NAME);
    json.text(NAME, "[");
    json.plain(NAME, "{");
    json.endObject();
    json.endObject();

    assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"name\":\"x\",\"a \\\"list\\\"\":[{\"type\":\"EMAIL\",\"name\":1.5},{}],\"name\":[\"y\"],"
                + "\"name\":{\"name\":\"[\",\"name\":\"{\"}}");
  }

  @Test
  void forgetsTheEventBefore() {
    json.startItem();
    json.text(NAME, "x".repeat(10_000));
    json.startItem();
    json.endObject();

    assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  /** The longest text that a row may have, in the characters that take the most room. */
  @Test
  void growsWithEscapes() {
    json.startItem();
    json.text(NAME, "\u0001".repeat(8192));
    json.text(NAME, "\u0001".repeat(8192));
    json.endObject();

    String field = "\"name\":\"" + "\\u0001".repeat(8192) + "\"";
    assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo("{" + field + "," + field + "}");
  }

  @Test
  void growsWithTextsThatNeedNoEscape() {
    json.startItem();
    json.plain(NAME, "x".repeat(10_000));
    json.number(NAME, "1".repeat(100_000));
    json.endObject();

    assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"name\":\"" + "x".repeat(10_000) + "\",\"name\":" + "1".repeat(100_000) + "}");
  }

  @Test
  void growsWithHexadecimalDigits() {
    byte[] bytes = {0x00, 0x0F, (byte) 0xA5, (byte) 0xFF};
    json.startItem();
    for (int i = 0; i < 1023; i++) { // 8 digits each, behind a brace: the buffer ends within some.
      json.hex(bytes);
    }
    json.endObject();

    assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo("{" + "000fa5ff".repeat(1023) + "}");
  }

  @Test
  void escapesReadyPartsAsTexts() {
    json.startItem();
    json.part(JsonPart.field("\uD83D\uDE00", "\u00E9\n\uD83D\uDE00"));
    json.text(NAME, "\u00E9\n\uD83D\uDE00");
    json.endObject();

    assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"\\uD83D\\uDE00\":\"\u00E9\\n\\uD83D\\uDE00\","
                + "\"name\":\"\u00E9\\n\\uD83D\\uDE00\"}");
  }

  /** Each code point that is no surrogate, alone and behind others. */
  @Test
  void writesEveryCharacterAsJacksonDoes() throws IOException {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = "a" + Character.toString(c) + "\u00E9b";
      json.startItem();
      json.text(NAME, text);
      json.endObject();
      if (!Arrays.equals(json.toByteArray(), byJackson(text))) {
        assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8))
            .as("U+%04X", c)
            .isEqualTo(new String(byJackson(text), StandardCharsets.UTF_8));
      }
    }
  }

  private static byte[] byJackson(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JACKSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("name", text);
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
