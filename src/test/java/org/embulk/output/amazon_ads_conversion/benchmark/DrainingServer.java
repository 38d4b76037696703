package org.embulk.output.amazon_ads_conversion.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes every event in without looking at it, and answers with the indexes alone, after a while:
 * what it costs itself is next to nothing, since it runs on the same machine.
 */
final class DrainingServer implements AutoCloseable {
  private static final byte[] EVENT = "{\"eventDescription\":".getBytes(StandardCharsets.US_ASCII);
  private static final int MULTI_STATUS = 207;

  static {
    // Else each answer waits some 40 ms for the acknowledgement of its own headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(32);
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong firstArrival = new AtomicLong();
  private final AtomicLong lastAnswer = new AtomicLong();
  private final HttpServer server;
  private final Duration latency;

  DrainingServer(Duration latency) throws IOException {
    this.latency = latency;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::issueToken);
    server.createContext("/", this::takeIn);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns how many events were taken in. */
  long events() {
    return events.get();
  }

  /** Returns the seconds from the arrival of the first events to the last answer. */
  double secondsOfEvents() {
    return (lastAnswer.get() - firstArrival.get()) / 1e9;
  }

  private void issueToken(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    answer(
        exchange,
        200,
        "{\"access_token\":\"Atza|benchmark\",\"token_type\":\"bearer\",\"expires_in\":3600}");
  }

  private void takeIn(HttpExchange exchange) throws IOException {
    firstArrival.compareAndSet(0, System.nanoTime());
    int taken = count(exchange.getRequestBody().readAllBytes());
    events.addAndGet(taken);
    StringBuilder results = new StringBuilder("{\"success\":[");
    for (int i = 0; i < taken; i++) {
      results.append(i == 0 ? "" : ",").append("{\"index\":").append(i).append('}');
    }
    String body = results.append("],\"error\":[]}").toString();
    threads.schedule(
        () -> {
          try {
            answer(exchange, MULTI_STATUS, body);
            lastAnswer.accumulateAndGet(System.nanoTime(), Math::max);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        latency.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Counts the events by how each begins; looks at one byte in twenty (Horspool). */
  private static int count(byte[] body) {
    int[] skip = new int[256];
    Arrays.fill(skip, EVENT.length);
    for (int i = 0; i < EVENT.length - 1; i++) {
      skip[EVENT[i]] = EVENT.length - 1 - i;
    }
    int count = 0;
    int last = EVENT.length - 1;
    for (int end = last; end < body.length; end += skip[body[end] & 0xFF]) {
      int i = 0;
      while (i <= last && body[end - i] == EVENT[last - i]) {
        i++;
      }
      count += i > last ? 1 : 0;
    }
    return count;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
