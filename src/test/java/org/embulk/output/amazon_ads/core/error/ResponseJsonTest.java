package org.embulk.output.amazon_ads.core.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResponseJsonTest {
  @ParameterizedTest
  @EnumSource(ResponseJson.class)
  void readsNoFurtherThanItsBound(ResponseJson json) {
    Endless endless = new Endless(" ");

    assertThatThrownBy(() -> readToTheEnd(json, endless))
        .isInstanceOf(JsonProcessingException.class);
    assertThat(endless.read).isBetween(json.maxBytes(), json.maxBytes() + 100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "[", "[\"", "{\"", "1", "{\"a\":\"", "[1.", "[ "})
  void readsNoEndlessBodyWhateverItsBeginning(String beginning) {
    Endless endless = new Endless(beginning);

    assertThatThrownBy(() -> readToTheEnd(ResponseJson.SMALL, endless))
        .isInstanceOf(JsonProcessingException.class);
    assertThat(endless.read).isLessThanOrEqualTo(ResponseJson.SMALL.maxBytes() + 100_000);
  }

  @ParameterizedTest
  @CsvSource({"1048576, true", "1048577, false"})
  void keepsTextsOfUpToAMillionCharacters(int length, boolean allowed) {
    assertAllowed("\"" + "x".repeat(length) + "\"", allowed);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void readsAHundredLevels(int depth, boolean allowed) {
    assertAllowed("[".repeat(depth) + "]".repeat(depth), allowed);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void readsNumbersOfAHundredDigits(int digits, boolean allowed) {
    assertAllowed("9".repeat(digits), allowed);
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "1001, false"})
  void readsNamesOfAThousandCharacters(int length, boolean allowed) {
    assertAllowed("{\"" + "n".repeat(length) + "\":0}", allowed);
  }

  @Test
  void findsNoErrorInABodyBeyondItsBounds() {
    assertThat(ErrorReader.readBody(new Endless("{\"code\":\""))).isSameAs(AmazonError.NONE);
  }

  private static void assertAllowed(String body, boolean allowed) {
    Supplier<InputStream> stream = () -> new ByteArrayInputStream(body.getBytes(UTF_8));
    if (allowed) {
      assertThatCode(() -> readToTheEnd(ResponseJson.RESULTS, stream.get()))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> readToTheEnd(ResponseJson.RESULTS, stream.get()))
          .isInstanceOf(JsonProcessingException.class);
    }
  }

  private static void readToTheEnd(ResponseJson json, InputStream body) throws IOException {
    try (JsonParser parser = json.parser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          parser.getText();
        } else if (token.isNumeric()) {
          parser.getNumberValue();
        }
      }
    }
  }

  /** A body without an end: its beginning, and then the last character of it, again and again. */
  private static final class Endless extends InputStream {
    private final byte[] beginning;
    private long read;

    Endless(String beginning) {
      String last = beginning.endsWith("\"") ? "x" : beginning.substring(beginning.length() - 1);
      this.beginning = (beginning + last).getBytes(UTF_8);
    }

    @Override
    public int read() {
      return beginning[(int) Math.min(read++, beginning.length - 1)];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      for (int i = 0; i < length; i++) {
        bytes[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
