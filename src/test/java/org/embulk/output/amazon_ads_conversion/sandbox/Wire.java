package org.embulk.output.amazon_ads_conversion.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/** Puts bytes on the connection of one request, or makes the connection fail. */
final class Wire {
  private final Socket socket;
  private final RequestReader in;
  private final Pause pause;
  private final Runnable leave;

  /**
   * @param leave runs before the client can know that its request is over. Otherwise its next one,
   *     on another connection, could be counted as in flight together with this one
   */
  Wire(Socket socket, RequestReader in, Pause pause, Runnable leave) {
    this.socket = socket;
    this.in = in;
    this.pause = pause;
    this.leave = leave;
  }

  void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Sends the end of an answer. */
  void sendLast(byte[] bytes) throws IOException {
    int last = bytes.length - 1;
    send(Arrays.copyOf(bytes, last));
    leave.run();
    send(new byte[] {bytes[last]});
  }

  void pause(Duration time) throws IOException {
    pause.await(time);
  }

  /** Ends the connection as a server does that goes down in good order. */
  void close() throws IOException {
    leave.run();
    socket.close();
  }

  /** Ends the connection so that the client sees a reset. */
  void reset() throws IOException {
    leave.run();
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Returns when the client has hung up or the sandbox is closed. */
  void awaitEnd() throws IOException {
    in.awaitEnd();
  }
}
