package org.embulk.output.amazon_ads.sandbox.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;
import org.embulk.output.amazon_ads.sandbox.transport.ResponseWriter;

/** How an answer gets onto the wire, or why it does not. */
public final class Delivery {
  /** As it should be. */
  static final Delivery WHOLE =
      new Delivery(true, (answer, wire) -> wire.sendLast(join(answer.head(), answer.body())));

  /** Whole, but the connection, which the client may want to use again, is gone after it. */
  static final Delivery THEN_CLOSE =
      new Delivery(
          true,
          (answer, wire) -> {
            wire.sendLast(join(answer.head(), answer.body()));
            wire.close();
          });

  static final Delivery NONE_BUT_CLOSE = new Delivery(false, (answer, wire) -> wire.close());

  static final Delivery NONE_BUT_RESET = new Delivery(false, (answer, wire) -> wire.reset());

  /** The head promises a length of which half comes. */
  static final Delivery HALF =
      new Delivery(
          true,
          (answer, wire) -> {
            wire.send(join(answer.head(), Arrays.copyOf(answer.body(), answer.body().length / 2)));
            wire.close();
          });

  static final Delivery STALL = new Delivery(false, (answer, wire) -> wire.awaitEnd());

  static final Delivery ENDLESS = new Delivery(true, Delivery::sendForEver);

  static final Delivery GARBAGE =
      new Delivery(
          false,
          (answer, wire) -> {
            wire.send("\u0015\u0003\u0001 no HTTP at all\r\n\r\n".getBytes(US_ASCII));
            wire.close();
          });

  private final boolean answers;
  private final Act act;

  private Delivery(boolean answers, Act act) {
    this.answers = answers;
    this.act = act;
  }

  /** The head at once, then the body byte by byte. */
  static Delivery slow(Duration eachByte) {
    return new Delivery(
        true,
        (answer, wire) -> {
          wire.send(answer.head());
          byte[] body = answer.body();
          for (int i = 0; i < body.length; i++) {
            wire.pause(eachByte);
            byte[] one = {body[i]};
            if (i < body.length - 1) {
              wire.send(one);
            } else {
              wire.sendLast(one);
            }
          }
        });
  }

  /** Returns the status that the client gets to see, 0 if none. */
  public int statusOf(RawResponse answer) {
    return answers ? answer.status() : 0;
  }

  public void deliver(RawResponse answer, ResponseWriter wire) throws IOException {
    act.run(answer, wire);
  }

  /** Ends when the client hangs up, or the sandbox is closed: then the connection is no more. */
  private static void sendForEver(RawResponse answer, ResponseWriter wire) throws IOException {
    wire.send(answer.withHeader("Content-Length", "9000000000000000000").head());
    byte[] blanks = " ".repeat(8192).getBytes(US_ASCII);
    while (true) {
      wire.send(blanks);
    }
  }

  private static byte[] join(byte[] head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + body.length);
    all.writeBytes(head);
    all.writeBytes(body);
    return all.toByteArray();
  }

  @FunctionalInterface
  private interface Act {
    void run(RawResponse answer, ResponseWriter wire) throws IOException;
  }
}
