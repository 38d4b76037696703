package org.embulk.output.amazon_ads.core.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A part of an item that never changes, as ready bytes: a name, or a field with its value. */
public final class JsonPart {
  private final byte[] bytes;

  private JsonPart(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes any piece of JSON in ASCII, such as the start of an object that something ends. */
  public static JsonPart json(String ascii) {
    return new JsonPart(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public static JsonPart name(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    quote(name, bytes);
    bytes.write(':');
    return new JsonPart(bytes.toByteArray());
  }

  public static JsonPart field(String name, String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    quote(name, bytes);
    bytes.write(':');
    quote(value, bytes);
    return new JsonPart(bytes.toByteArray());
  }

  /** Escapes as the texts of a row are: a content id is a digest of these bytes too. */
  private static void quote(String text, ByteArrayOutputStream bytes) {
    JsonWriter json = new JsonWriter();
    json.text(text);
    byte[] quoted = json.toByteArray();
    bytes.write(quoted, 0, quoted.length);
  }

  /** Returns the bytes, which are shared and must not be modified. */
  byte[] bytes() {
    return bytes;
  }
}
