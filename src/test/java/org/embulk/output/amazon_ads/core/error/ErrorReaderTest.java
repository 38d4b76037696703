package org.embulk.output.amazon_ads.core.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      emptyValue = "",
      textBlock =
          """
          {"code":"BAD_REQUEST","message":"No"}                      | BAD_REQUEST/No/
          {"message":"No","code":"BAD_REQUEST","fieldLocation":"a"}  | BAD_REQUEST/No/a
          {"code":"A","more":{"code":"B"},"list":[{"message":"C"}]}  | A//
          {"code":7,"message":{"code":"B"},"fieldLocation":null}     | //
          {"code":"A"} and more                                      | A//
          """)
  void reads(String body, String error) {
    assertThat(read(body)).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "7", "\"BAD\"", "<html>", "{\"code\":\"A\"", "{\"code\":\"A"})
  void findsNothingIn(String body) {
    assertThat(read(body)).isEqualTo("//");
  }

  @Test
  void findsNothingWhereTheConnectionBreaks() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut");
          }
        };

    assertThat(ErrorReader.readBody(broken)).isSameAs(AmazonError.NONE);
  }

  @Test
  void keepsOnlyWhatMayBeShownOfEachText() {
    assertThat(
            read(
                """
                {"code":"BAD_JANE","message":"Not jane@shop.org","fieldLocation":"events[0].jane"}
                """))
        .isEqualTo("BAD_…/Not …@….…/events[0].…");
  }

  private static String read(String body) {
    AmazonError error = ErrorReader.readBody(stream(body));
    return error.code() + "/" + error.message() + "/" + error.fieldLocation();
  }

  private static InputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(UTF_8));
  }
}
