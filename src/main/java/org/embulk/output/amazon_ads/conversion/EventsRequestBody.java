package org.embulk.output.amazon_ads.conversion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.embulk.output.amazon_ads.core.deliver.Item;

/** A request body that writes the events' bytes without copying or reserializing them. */
public final class EventsRequestBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final byte[] HEAD = "{\"events\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

  /**
   * How many bytes to collect before they are handed on: for each event by itself, the way down to
   * the socket would cost more than copying it.
   */
  private static final int CHUNK = 64 * 1024;

  private final List<Item> events;

  public EventsRequestBody(List<Item> events) {
    this.events = events;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    long length = HEAD.length + (events.size() - 1) + TAIL.length;
    for (Item event : events) {
      length += event.json().length;
    }
    return length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    Buffer buffer = sink.getBuffer();
    buffer.write(HEAD);
    boolean first = true;
    for (Item event : events) {
      if (!first) {
        buffer.writeByte(',');
      }
      first = false;
      buffer.write(event.json());
      if (buffer.size() >= CHUNK) {
        sink.emitCompleteSegments();
      }
    }
    buffer.write(TAIL);
  }
}
