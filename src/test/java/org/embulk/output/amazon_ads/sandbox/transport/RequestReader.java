package org.embulk.output.amazon_ads.sandbox.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads requests off one connection, head and body apart, since some faults strike between them.
 */
final class RequestReader {
  /** A client that sends more in one line has lost its way. */
  private static final int MAXIMUM_LINE = 64 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Returns nothing when the client has closed the connection instead of asking again. */
  Optional<RequestHead> readHead() throws IOException {
    String start = readLine();
    if (start == null) {
      return Optional.empty();
    }
    String[] parts = start.split(" ");
    if (parts.length != 3 || !parts[2].equals("HTTP/1.1")) {
      throw new ProtocolException("Not a request of HTTP/1.1");
    }
    return Optional.of(new RequestHead(parts[0], parts[1], readHeaders()));
  }

  byte[] readBody(RequestHead head) throws IOException {
    if (head.headers().says("Transfer-Encoding", "chunked")) {
      return readChunks();
    }
    Optional<String> length = head.headers().only("Content-Length");
    return length.isPresent() ? readExactly(parse(length.get(), 10)) : new byte[0];
  }

  /** Reads half of a body whose length is announced, and drops it. */
  void readHalfTheBody(RequestHead head) throws IOException {
    readExactly(parse(head.headers().only("Content-Length").orElse("0"), 10) / 2);
  }

  /** Reads on until the client hangs up. What it still sends is dropped. */
  void awaitEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  private Headers readHeaders() throws IOException {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (String line = readLine(); !"".equals(line); line = readLine()) {
      int colon = line == null ? -1 : line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("Not a header");
      }
      fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return new Headers(fields);
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = readLine();
      if (size == null) {
        throw new EOFException("The body ends before its last chunk");
      }
      byte[] chunk = readExactly(parse(size.split(";")[0].trim(), 16));
      body.write(chunk);
      readLine();
      if (chunk.length == 0) {
        return body.toByteArray();
      }
    }
  }

  private byte[] readExactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The body ends early");
    }
    return bytes;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 && line.size() == 0) {
        return null;
      }
      if (b < 0 || line.size() == MAXIMUM_LINE) {
        throw new ProtocolException("A line without an end");
      }
      line.write(b);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static int parse(String length, int radix) throws ProtocolException {
    try {
      return Integer.parseInt(length, radix);
    } catch (NumberFormatException e) {
      throw new ProtocolException("Not a length");
    }
  }
}
