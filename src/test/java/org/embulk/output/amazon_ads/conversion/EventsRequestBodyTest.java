package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import okio.Sink;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.deliver.TestEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsRequestBodyTest {
  @Test
  void writesTheBytesOfTheEventsAsTheyAre() throws IOException {
    List<Item> events = List.of(TestEvents.of(1, "{\"a\": \"ü\\u00fc\"}"), TestEvents.of(2, "{ }"));

    assertThat(written(new EventsRequestBody(events)).readUtf8())
        .isEqualTo("{\"events\":[{\"a\": \"ü\\u00fc\"},{ }]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 499, 500})
  void announcesAsManyBytesAsItWrites(int events) throws IOException {
    EventsRequestBody body = new EventsRequestBody(TestEvents.events(events));

    assertThat(written(body).size()).isEqualTo(body.contentLength());
  }

  @Test
  void writesTheSameAgain() throws IOException {
    EventsRequestBody body = new EventsRequestBody(TestEvents.events(3));

    assertThat(written(body)).isEqualTo(written(body));
    assertThat(body.isOneShot()).isFalse();
  }

  @Test
  void handsTheBytesOnInChunks() throws IOException {
    List<Item> events = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      String text = "x".repeat(i == 7 ? 100_000 : 1000);
      events.add(TestEvents.of(i, "{\"eventId\":\"" + text + "\"}"));
    }
    EventsRequestBody body = new EventsRequestBody(events);
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
    assertThat(new EventsRequestBody(TestEvents.events(1)).contentType())
        .hasToString("application/json");
  }

  private static Buffer written(EventsRequestBody body) throws IOException {
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer;
  }
}
