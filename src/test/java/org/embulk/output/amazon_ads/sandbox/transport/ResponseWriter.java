package org.embulk.output.amazon_ads.sandbox.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.embulk.output.amazon_ads.sandbox.fault.Pause;

/** Puts bytes on the connection of one request, or makes the connection fail. */
public final class ResponseWriter {
  private final Socket socket;
  private final RequestReader in;
  private final Pause pause;
  private final Runnable leave;

  /**
   * @param leave runs before the client can know that its request is over. Otherwise its next one,
   *     on another connection, could be counted as in flight together with this one
   */
  ResponseWriter(Socket socket, RequestReader in, Pause pause, Runnable leave) {
    this.socket = socket;
    this.in = in;
    this.pause = pause;
    this.leave = leave;
  }

  public void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Sends the end of an answer. */
  public void sendLast(byte[] bytes) throws IOException {
    int last = bytes.length - 1;
    send(Arrays.copyOf(bytes, last));
    leave.run();
    send(new byte[] {bytes[last]});
  }

  public void pause(Duration time) throws IOException {
    pause.await(time);
  }

  /** Ends the connection as a server does that goes down in good order. */
  public void close() throws IOException {
    leave.run();
    socket.close();
  }

  /** Ends the connection so that the client sees a reset. */
  public void reset() throws IOException {
    leave.run();
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Returns when the client has hung up or the sandbox is closed. */
  public void awaitEnd() throws IOException {
    in.awaitEnd();
  }
}
