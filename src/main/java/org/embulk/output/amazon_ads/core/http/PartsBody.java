package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;

/** A request body that writes parts of bytes one after the other, without copying them first. */
final class PartsBody extends RequestBody {
  /**
   * How many bytes to collect before they are handed on: writing each small part to the socket by
   * itself would cost more than copying it.
   */
  private static final int CHUNK = 64 * 1024;

  private final MediaType mediaType;
  private final List<byte[]> parts;

  /**
   * @param parts not copied, so they must not be modified
   */
  PartsBody(String mediaType, List<byte[]> parts) {
    this.mediaType = MediaType.get(mediaType);
    this.parts = parts;
  }

  @Override
  public MediaType contentType() {
    return mediaType;
  }

  @Override
  public long contentLength() {
    return parts.stream().mapToLong(part -> part.length).sum();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    Buffer buffer = sink.getBuffer();
    for (byte[] part : parts) {
      buffer.write(part);
      if (buffer.size() >= CHUNK) {
        sink.emitCompleteSegments();
      }
    }
  }
}
