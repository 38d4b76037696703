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
 * Takes every event in without looking at it, and answers with the indexes alone, after a while. A
 * person of an audience is an event too, whose answer is the id of the upload.
 *
 * <p>It runs on the same cores as what is measured, so it does as little as it can: plain sockets,
 * one thread for each connection, and a buffer that each keeps.
 */
final class DrainingServer implements AutoCloseable {
  static final String INSTANCE = "amc1example";
  static final String CONNECTION = "7b1e9c40-2f6d-4f57-8c3a-000000000001";

  private static final String CONTENT_LENGTH = "content-length:";
  private static final int BUFFER_SIZE = 64 * 1024;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong firstArrival = new AtomicLong();
  private final AtomicLong lastAnswer = new AtomicLong();
  private final ServerSocket server;
  private final Duration latency;

  /** How each event begins. */
  private final byte[] event;

  /** By what stands where an event's beginning would end: how far on one may begin (Horspool). */
  private final int[] shifts;

  private DrainingServer(Duration latency, String event) throws IOException {
    this.latency = latency;
    this.event = event.getBytes(StandardCharsets.US_ASCII);
    this.shifts = shifts(this.event);
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  static DrainingServer ofEvents(Duration latency) throws IOException {
    return new DrainingServer(latency, "{\"eventDescription\":");
  }

  /** Starts one whose events are people: it knows one connection, and any audience. */
  static DrainingServer ofPeople(Duration latency) throws IOException {
    return new DrainingServer(latency, "{\"externalUserId\":");
  }

  private static int[] shifts(byte[] event) {
    int[] shifts = new int[256];
    Arrays.fill(shifts, event.length);
    for (int i = 0; i < event.length - 1; i++) {
      shifts[event[i]] = event.length - 1 - i;
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
        boolean prepares = line.startsWith("POST /token ") || line.startsWith("GET ");
        long length = contentLength(in);
        if (!prepares) {
          firstArrival.compareAndSet(0, System.nanoTime());
        }
        int taken = drain(in, length, buffer);
        byte[] response =
            prepares ? prepared() : taken(taken, line.startsWith("POST /amc/audiences/records "));
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
  private int drain(InputStream in, long length, byte[] buffer) throws IOException {
    int count = 0;
    int held = 0; // The end of what was read, in which an event may have begun.
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, held, (int) Math.min(buffer.length - held, left));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      int end = held + read;
      int rest = Math.max(0, end - event.length + 1);
      for (int i = 0; i < rest; i += shifts[buffer[i + event.length - 1] & 0xFF]) {
        count += beginsAt(buffer, i) ? 1 : 0;
      }
      held = end - rest;
      System.arraycopy(buffer, rest, buffer, 0, held);
    }
    return count;
  }

  private boolean beginsAt(byte[] buffer, int start) {
    for (int i = 0; i < event.length; i++) {
      if (buffer[start + i] != event[i]) {
        return false;
      }
    }
    return true;
  }

  /** Answers in one what a job asks before its rows: a token, the terms, a connection. */
  private static byte[] prepared() {
    return response(
        "200 OK",
        "{\"access_token\":\"Atza|benchmark\",\"token_type\":\"bearer\",\"expires_in\":3600,"
            + "\"hasAccepted\":true,\"connections\":[{\"connectionId\":\""
            + CONNECTION
            + "\",\"amcInstanceId\":\""
            + INSTANCE
            + "\"}]}");
  }

  private byte[] taken(int taken, boolean people) throws InterruptedException {
    byte[] response =
        people ? response("202 Accepted", "{\"jobRequestId\":\"upload\"}") : results(taken);
    Thread.sleep(latency.toMillis());
    events.addAndGet(taken);
    lastAnswer.accumulateAndGet(System.nanoTime(), Math::max);
    return response;
  }

  private static byte[] results(int taken) {
    StringBuilder results = new StringBuilder("{\"success\":[");
    for (int i = 0; i < taken; i++) {
      results.append(i == 0 ? "" : ",").append("{\"index\":").append(i).append('}');
    }
    return response("207 Multi-Status", results.append("],\"error\":[]}").toString());
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
