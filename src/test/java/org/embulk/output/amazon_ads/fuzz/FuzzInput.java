package org.embulk.output.amazon_ads.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads decisions, numbers and texts from the bytes of a fuzzer. Where they end, everything is zero
 * or empty, so that every input means something.
 */
public final class FuzzInput {
  private static final String OF_NUMBERS_AND_TIMES = "0123456789+-.:/ eETZ,%xX()#;@";

  private final ByteBuffer data;

  public FuzzInput(byte[] data) {
    this.data = ByteBuffer.wrap(data);
  }

  public boolean isEmpty() {
    return !data.hasRemaining();
  }

  /** Returns a number from 0 up to the bound, exclusive. */
  public int choose(int bound) {
    return data.hasRemaining() ? (data.get() & 0xFF) % bound : 0;
  }

  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[choose(values.length)];
  }

  public long number() {
    return ByteBuffer.wrap(Arrays.copyOf(bytes(8), 8)).getLong();
  }

  /** Returns a text: ASCII or any other UTF-8, broken UTF-16, figures, or a very long one. */
  public String text() {
    int kind = choose(5);
    byte[] bytes = bytes(choose(256));
    return switch (kind) {
      case 0, 1 -> new String(bytes, UTF_8);
      case 2 -> broken(bytes);
      case 3 -> figures(bytes);
      default -> new String(bytes, UTF_8).repeat(1 + choose(256));
    };
  }

  /** Returns a value of any type that a row may have, or null. */
  public Object value() {
    return switch (choose(8)) {
      case 0 -> null;
      case 1 -> number();
      case 2 -> (double) number() / 100;
      case 3 -> Double.longBitsToDouble(number());
      case 4 -> choose(2) == 1;
      case 5 -> instant();
      default -> text();
    };
  }

  /** Returns what is left. */
  public byte[] rest() {
    return bytes(data.remaining());
  }

  private Instant instant() {
    long range = Instant.MAX.getEpochSecond() - Instant.MIN.getEpochSecond();
    return Instant.ofEpochSecond(
        Instant.MIN.getEpochSecond() + Math.floorMod(number(), range), choose(256) * 3_000_001L);
  }

  private byte[] bytes(int wanted) {
    byte[] bytes = new byte[Math.min(wanted, data.remaining())];
    data.get(bytes);
    return bytes;
  }

  /** The JDK's decoder would replace unpaired surrogates. */
  private static String broken(byte[] bytes) {
    return ByteBuffer.wrap(bytes).asCharBuffer().toString();
  }

  private static String figures(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(OF_NUMBERS_AND_TIMES.charAt((b & 0xFF) % OF_NUMBERS_AND_TIMES.length()));
    }
    return text.toString();
  }
}
