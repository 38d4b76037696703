package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;

/**
 * The decompressed body of a response. OkHttp throws a RuntimeException at some bodies, such as one
 * of a negative length; here, that is an unreadable response.
 */
public final class BodyStream extends InputStream {
  private final InputStream body;

  BodyStream(InputStream body) {
    this.body = body;
  }

  public static InputStream of(Response response) {
    return new BodyStream(response.body().byteStream());
  }

  @Override
  public int read() throws IOException {
    try {
      return body.read();
    } catch (RuntimeException e) {
      throw new UnreadableResponseException();
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return body.read(bytes, offset, length);
    } catch (RuntimeException e) {
      throw new UnreadableResponseException();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      body.close();
    } catch (RuntimeException e) {
      throw new UnreadableResponseException();
    }
  }
}
