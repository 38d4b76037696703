package org.embulk.output.amazon_ads.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes every event in without looking at it, and answers with the indexes alone, after a while.
 *
 * <p>It runs on the same cores as what is measured, so it does as little as it can: plain sockets,
 * one thread for each connection, and a buffer that each keeps.
 */
final class DrainingServer implements AutoCloseable {
  /** How each event begins. */
  private static final byte[] EVENT = "{\"eventDescription\":".getBytes(StandardCharsets.US_ASCII);

  /** By what stands where an event's beginning would end: how far on one may begin (Horspool). */
  private static final int[] SHIFTS = shifts();

  private static final String CONTENT_LENGTH = "content-length:";
  private static final int BUFFER_SIZE = 64 * 1024;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong firstArrival = new AtomicLong();
  private final AtomicLong lastAnswer = new AtomicLong();
  private final ServerSocket server;
  private final Duration latency;

  DrainingServer(Duration latency) throws IOException {
    this.latency = latency;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  private static int[] shifts() {
    int[] shifts = new int[256];
    Arrays.fill(shifts, EVENT.length);
    for (int i = 0; i < EVENT.length - 1; i++) {
      shifts[EVENT[i]] = EVENT.length - 1 - i;
    }
    return shifts;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Returns how many events were taken in. */
  long events() {
    return events.get();
  }

  /** Returns the seconds from the arrival of the first events to the last answer. */
  double secondsOfEvents() {
    return (lastAnswer.get() - firstArrival.get()) / 1e9;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      // Else an answer may wait some 40 ms for the acknowledgement of the one before.
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER_SIZE);
      byte[] buffer = new byte[BUFFER_SIZE];
      for (String line = line(in); line != null; line = line(in)) {
        boolean token = line.startsWith("POST /token ");
        long length = contentLength(in);
        if (!token) {
          firstArrival.compareAndSet(0, System.nanoTime());
        }
        int taken = drain(in, length, buffer);
        byte[] response = token ? token() : results(taken);
        socket.getOutputStream().write(response);
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The server is closed.
    }
  }

  /** Reads a line of a request's head, or null at the end of the connection. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      line.append((char) c);
    }
    return line.toString().trim();
  }

  /** Reads the rest of the head. */
  private static long contentLength(InputStream in) throws IOException {
    long length = 0;
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(CONTENT_LENGTH)) {
        length = Long.parseLong(line.substring(CONTENT_LENGTH.length()).trim());
      }
    }
    return length;
  }

  /** Reads a body and counts its events by how each begins. */
  private static int drain(InputStream in, long length, byte[] buffer) throws IOException {
    int count = 0;
    int held = 0; // The end of what was read, in which an event may have begun.
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, held, (int) Math.min(buffer.length - held, left));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      int end = held + read;
      int rest = Math.max(0, end - EVENT.length + 1);
      for (int i = 0; i < rest; i += SHIFTS[buffer[i + EVENT.length - 1] & 0xFF]) {
        count += beginsAt(buffer, i) ? 1 : 0;
      }
      held = end - rest;
      System.arraycopy(buffer, rest, buffer, 0, held);
    }
    return count;
  }

  private static boolean beginsAt(byte[] buffer, int start) {
    for (int i = 0; i < EVENT.length; i++) {
      if (buffer[start + i] != EVENT[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] token() {
    return response(
        "200 OK",
        "{\"access_token\":\"Atza|benchmark\",\"token_type\":\"bearer\",\"expires_in\":3600}");
  }

  private byte[] results(int taken) throws InterruptedException {
    StringBuilder results = new StringBuilder("{\"success\":[");
    for (int i = 0; i < taken; i++) {
      results.append(i == 0 ? "" : ",").append("{\"index\":").append(i).append('}');
    }
    byte[] response = response("207 Multi-Status", results.append("],\"error\":[]}").toString());
    Thread.sleep(latency.toMillis());
    events.addAndGet(taken);
    lastAnswer.accumulateAndGet(System.nanoTime(), Math::max);
    return response;
  }

  private static byte[] response(String status, String body) {
    return ("HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
