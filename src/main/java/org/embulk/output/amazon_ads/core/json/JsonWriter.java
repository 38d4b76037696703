package org.embulk.output.amazon_ads.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the JSON of one item after the other into a buffer that it keeps, byte for byte as
 * Jackson's generator would.
 *
 * <p>By hand because it is hot: names are ready bytes, and a text of plain ASCII is copied at once.
 * With the generator, which makes an object or two for each item and looks at each character of
 * what can't need it, writing took longer than all digests. {@code JsonWriterTest} compares the
 * two.
 *
 * <p>The buffer never shrinks, but stays below 2 MB: a text of a row is at most 8 KiB long, see
 * {@code Cells.bounded}, and an item has about 15 of them.
 *
 * <p>Not thread-safe.
 */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** The two lower-case hexadecimal digits of each byte in a char, the first in the high byte. */
  private static final char[] HEX_PAIRS = hexPairs();

  private static final int MAX_BYTES_PER_CHAR = 6;

  /** By ASCII character: 0 if it is written as it is, the letter of its escape, or {@code u}. */
  private static final byte[] ESCAPES = escapes();

  private byte[] buffer = new byte[4096];
  private int size;

  private static byte[] escapes() {
    byte[] escapes = new byte[0x80];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    return escapes;
  }

  private static char[] hexPairs() {
    char[] pairs = new char[0x100];
    for (int b = 0; b < pairs.length; b++) {
      pairs[b] = (char) (Character.forDigit(b >> 4, 16) << 8 | Character.forDigit(b & 0xF, 16));
    }
    return pairs;
  }

  /** Begins a new item, discarding what was written. */
  public void startItem() {
    size = 0;
    buffer[size++] = '{';
  }

  /** Returns a copy of what was written since the item began. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  public void startObject() {
    separate();
    add('{');
  }

  public void startObject(JsonPart name) {
    part(name);
    add('{');
  }

  public void endObject() {
    add('}');
  }

  public void startArray(JsonPart name) {
    part(name);
    add('[');
  }

  public void endArray() {
    add(']');
  }

  /** Writes the part, after a comma unless it is the first in its object or array. */
  public void part(JsonPart part) {
    separate();
    end(part);
  }

  /** Writes a part that ends what another one started, so no comma comes before it. */
  public void end(JsonPart part) {
    byte[] bytes = part.bytes();
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  /** Writes a field of any well-formed text. */
  public void text(JsonPart name, String value) {
    part(name);
    text(value);
  }

  /** Writes a field of a text that is known to be ASCII and to need no escape. */
  public void plain(JsonPart name, String value) {
    part(name);
    plain(value);
  }

  /** Writes a field of a number that is given as its JSON text. */
  public void number(JsonPart name, String number) {
    part(name);
    copy(number);
  }

  /** Writes any well-formed text, in quotes: the value of a field, or the only item of an array. */
  public void text(String value) {
    int length = value.length();
    reserve(length * MAX_BYTES_PER_CHAR + 2);
    byte[] out = buffer;
    int at = size;
    out[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80 || ESCAPES[c] != 0) {
        size = at;
        unusual(value, i);
        add('"');
        return;
      }
      out[at++] = (byte) c;
    }
    out[at++] = '"';
    size = at;
  }

  /** Does the same with a text that is known to be ASCII and to need no escape. */
  public void plain(String value) {
    add('"');
    copy(value);
    add('"');
  }

  /** Writes bytes in lower-case hexadecimal, inside a text that parts begin and end. */
  public void hex(byte[] bytes) {
    reserve(2 * bytes.length);
    byte[] out = buffer;
    int at = size;
    for (byte b : bytes) {
      char pair = HEX_PAIRS[b & 0xFF];
      out[at] = (byte) (pair >> 8);
      out[at + 1] = (byte) pair;
      at += 2;
    }
    size = at;
  }

  @SuppressWarnings("deprecation") // It does what is needed here: it copies the low bytes.
  private void copy(String ascii) {
    int length = ascii.length();
    reserve(length);
    ascii.getBytes(0, length, buffer, size);
    size += length;
  }

  /** Writes the rest of a text from a character on that is not plain ASCII. */
  private void unusual(String value, int start) {
    for (int i = start; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        put(0xE0 | c >> 12);
        put(0x80 | c >> 6 & 0x3F);
        put(0x80 | c & 0x3F);
      } else { // As the generator does by default, and so every item until now.
        put('\\');
        put('u');
        hex(c);
      }
    }
  }

  private void ascii(char c) {
    byte escape = ESCAPES[c];
    if (escape != 0) {
      put('\\');
    }
    put(escape == 0 ? c : escape);
    if (escape == 'u') {
      hex(c);
    }
  }

  private void hex(char c) {
    put(HEX[c >> 12]);
    put(HEX[c >> 8 & 0xF]);
    put(HEX[c >> 4 & 0xF]);
    put(HEX[c & 0xF]);
  }

  private void separate() {
    byte last = buffer[size - 1];
    if (last != '{' && last != '[' && last != ':') {
      add(',');
    }
  }

  private void add(char c) {
    reserve(1);
    buffer[size++] = (byte) c;
  }

  /** Adds a byte for which there is room. */
  private void put(int b) {
    buffer[size++] = (byte) b;
  }

  private void reserve(int bytes) {
    if (size + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
    }
  }
}
