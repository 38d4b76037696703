package org.embulk.output.amazon_ads_conversion.deliver.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import okio.Buffer;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.TestEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsRequestBodyTest {
  @Test
  void writesTheBytesOfTheEventsAsTheyAre() throws IOException {
    List<Event> events =
        List.of(TestEvents.of(1, "{\"a\": \"ü\\u00fc\"}"), TestEvents.of(2, "{ }"));

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
