package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import okio.Sink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsBodyTest {
  @Test
  void writesThePartsAsTheyAre() throws IOException {
    assertThat(written(body("{\"a\": ", "\"ü\\u00fc\"", "}")).readUtf8())
        .isEqualTo("{\"a\": \"ü\\u00fc\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 499, 500})
  void announcesAsManyBytesAsItWrites(int parts) throws IOException {
    PartsBody body = new PartsBody("application/json", Collections.nCopies(parts, new byte[1000]));

    assertThat(written(body).size()).isEqualTo(body.contentLength());
  }

  @Test
  void writesTheSameAgain() throws IOException {
    PartsBody body = body("a", "b", "c");

    assertThat(written(body)).isEqualTo(written(body));
    assertThat(body.isOneShot()).isFalse();
  }

  @Test
  void handsTheBytesOnInChunks() throws IOException {
    List<byte[]> parts = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      parts.add(new byte[i == 7 ? 100_000 : 1000]);
    }
    PartsBody body = new PartsBody("application/json", parts);
    List<Long> chunks = new ArrayList<>();
    Buffer all = new Buffer();
    ForwardingSink connection =
        new ForwardingSink(all) {
          @Override
          public void write(Buffer source, long byteCount) throws IOException {
            chunks.add(byteCount);
            super.write(source, byteCount);
          }
        };

    try (BufferedSink sink = Okio.buffer((Sink) connection)) {
      body.writeTo(sink);
    }

    assertThat(all).isEqualTo(written(body));
    // 600,000 bytes, in chunks of 64 KiB and what the event that fills one has beyond them.
    assertThat(chunks).hasSizeBetween(8, 10).allMatch(chunk -> chunk < 65_536 + 100_100);
    assertThat(chunks).filteredOn(chunk -> chunk > 65_536 + 1_100).hasSize(1);
  }

  @Test
  void isJsonWithoutACharset() {
    assertThat(body("{}").contentType()).hasToString("application/json");
  }

  private static PartsBody body(String... parts) {
    return new PartsBody(
        "application/json",
        Stream.of(parts).map(part -> part.getBytes(StandardCharsets.UTF_8)).toList());
  }

  private static Buffer written(PartsBody body) throws IOException {
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer;
  }
}
