package org.embulk.output.amazon_ads.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RateSimulation;
import org.embulk.output.amazon_ads.core.retry.RateSimulation.Result;
import org.embulk.output.amazon_ads.core.retry.RateSimulation.Setting;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.TimeBudget;
import org.embulk.output.amazon_ads.core.retry.Timer;

/** Prints how much of a rate limit a job uses, and how often it is refused, in virtual time. */
public final class Rate {
  private static final double[] LIMITS = {1, 2, 5, 20};
  private static final double[] RETRY_AFTER = {0, 1};

  private Rate() {}

  public static void main(String[] args) throws Exception {
    System.out.println();
    System.out.println("A steady limit: share of it that is used / share of requests refused");
    System.out.printf("%6s %8s %12s", "limit", "latency", "Retry-After");
    for (int outputs = 1; outputs <= 8; outputs *= 2) {
      System.out.printf(" %15s", outputs + (outputs == 1 ? " output" : " outputs"));
    }
    System.out.println();
    for (double limit : LIMITS) {
      for (double latency : new double[] {0.05, 0.5}) {
        for (double retryAfter : RETRY_AFTER) {
          System.out.printf("%4.0f/s %5.0f ms %10.0f s", limit, latency * 1000, retryAfter);
          for (int outputs = 1; outputs <= 8; outputs *= 2) {
            print(Setting.limit(limit, outputs, latency, retryAfter));
          }
          System.out.println();
        }
      }
    }
    System.out.println();
    System.out.println("A limit that changes after a minute: 4 outputs, 50 ms");
    for (double limit : LIMITS) {
      for (double factor : new double[] {2, 0.5}) {
        System.out.printf("%4.0f/s, then %4.1f/s, Retry-After 0 s and 1 s:", limit, limit * factor);
        for (double retryAfter : RETRY_AFTER) {
          print(Setting.limit(limit, 4, 0.05, retryAfter).changing(factor));
        }
        System.out.println();
      }
    }
    System.out.println();
    System.out.println("Refusals without regard to the rate: share of what the latency allows,");
    System.out.println("less the waits for Retry-After; 1 and 4 outputs, Retry-After 0 s and 1 s");
    for (double refused : new double[] {0.01, 0.05, 0.1}) {
      System.out.printf("%6.0f %%", refused * 100);
      for (int outputs : new int[] {1, 4}) {
        for (double retryAfter : RETRY_AFTER) {
          print(Setting.unrelated(refused, outputs, retryAfter));
        }
      }
      System.out.println();
    }
    sendForReal();
    System.exit(0); // The threads of the server and of its clients.
  }

  /**
   * Sends for half a minute from eight threads to a server on loopback that grants 20 requests a
   * second, and answers after 50 ms.
   */
  private static void sendForReal() throws Exception {
    TokenBucket bucket = new TokenBucket(20);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          int status = bucket.take() ? 200 : 429;
          sleep(50);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    RateLimiter limiter = new RateLimiter(Timer.SYSTEM);
    long start = System.nanoTime();
    LongAdder accepted = new LongAdder();
    LongAdder refused = new LongAdder();
    ExecutorService senders = Executors.newFixedThreadPool(8);
    for (int sender = 0; sender < 8; sender++) {
      senders.submit(
          () -> {
            HttpClient client = HttpClient.newHttpClient();
            while (System.nanoTime() - start < 30_000_000_000L) {
              limiter.await(new TimeBudget(Timer.SYSTEM), new StopSignal(Timer.SYSTEM));
              long startedAt = limiter.now();
              int status =
                  client
                      .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                      .statusCode();
              boolean counts = System.nanoTime() - start > 10_000_000_000L;
              if (status == 200) {
                limiter.accepted();
                accepted.add(counts ? 1 : 0);
              } else {
                limiter.refused(startedAt, Duration.ZERO);
                refused.add(counts ? 1 : 0);
              }
            }
            return null;
          });
    }
    senders.shutdown();
    senders.awaitTermination(1, TimeUnit.MINUTES);
    server.stop(0);
    System.out.println();
    System.out.printf(
        "For real, on loopback, 20/s, 50 ms, 8 threads, from second 10 to 30: %.2f / %.1f %%%n",
        accepted.sum() / 400.0, 100.0 * refused.sum() / (accepted.sum() + refused.sum()));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class TokenBucket {
    private final double limit;
    private double tokens;
    private long filledAt = System.nanoTime();

    TokenBucket(double limit) {
      this.limit = limit;
      this.tokens = limit;
    }

    synchronized boolean take() {
      long now = System.nanoTime();
      tokens = Math.min(limit, tokens + (now - filledAt) / 1e9 * limit);
      filledAt = now;
      boolean granted = tokens >= 1;
      tokens -= granted ? 1 : 0;
      return granted;
    }
  }

  private static void print(Setting setting) {
    Result result = RateSimulation.mean(setting);
    System.out.printf("   %.2f / %4.1f %%", result.share(), result.refused() * 100);
  }
}
