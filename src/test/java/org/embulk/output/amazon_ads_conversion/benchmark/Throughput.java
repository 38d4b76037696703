package org.embulk.output.amazon_ads_conversion.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.embulk.output.amazon_ads_conversion.sandbox.Sandbox;
import org.embulk.output.amazon_ads_conversion.sandbox.fault.Fault;

/**
 * Prints two ratios: rows a second with four requests under way against one, and the time of
 * everything but the network against {@code output: null}. Each is taken within one run, less what
 * Embulk needs to start, so that the machine matters little.
 */
public final class Throughput {
  private static final Duration LATENCY = Duration.ofMillis(200);
  private static final int ROWS_TO_SEND = 150_000;

  private final EmbulkRuns runs;
  private final int rows;
  private final int times;

  private Throughput(EmbulkRuns runs, int rows, int times) {
    this.runs = runs;
    this.rows = rows;
    this.times = times;
  }

  /** Takes a folder for its files, the rows to convert, and how often to measure. */
  public static void main(String[] args) throws Exception {
    Throughput throughput =
        new Throughput(
            new EmbulkRuns(Path.of(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    throughput.concurrency();
    throughput.conversion();
  }

  private void concurrency() throws Exception {
    Path csv = ConversionCsv.write(runs.folder(), ROWS_TO_SEND);
    Path oneRow = ConversionCsv.write(runs.folder(), 1);
    System.out.printf(
        "%n%,d rows in batches of 500 to a server that answers after %d ms%n",
        ROWS_TO_SEND, LATENCY.toMillis());
    double start = least(() -> send(oneRow, 1));
    double one = rate(csv, start, 1);
    double four = rate(csv, start, 4);
    System.out.printf("  ratio: %.2f%n", four / one);
  }

  private double rate(Path csv, double start, int underWay) throws Exception {
    double all = least(() -> send(csv, underWay));
    double rate = ROWS_TO_SEND / (all - start);
    System.out.printf(
        "  %d under way: %,.0f rows a second (%.1f s, of which %.1f s to start)%n",
        underWay, rate, all, start);
    return rate;
  }

  private Duration send(Path csv, int underWay) throws Exception {
    try (Sandbox sandbox = Sandbox.builder().keepBodies(false).checkEvents(false).start()) {
      sandbox.events().onEveryRequest(Fault.none().delay(LATENCY));
      return runs.time(runs.sending(csv, sandbox).out("max_concurrent_requests", underWay));
    }
  }

  private void conversion() throws Exception {
    Path csv = ConversionCsv.write(runs.folder(), rows);
    Path oneRow = ConversionCsv.write(runs.folder(), 1);
    System.out.printf(
        "%n%,d rows of 19 columns from CSV, with dry_run against output: null%n", rows);
    double dropped =
        net(
            "output: null",
            () -> runs.time(runs.toNull(csv)),
            () -> runs.time(runs.toNull(oneRow)));
    double converted =
        net("dry_run", () -> runs.time(runs.dryRun(csv)), () -> runs.time(runs.dryRun(oneRow)));
    System.out.printf("  ratio: %.2f%n", converted / dropped);
  }

  private double net(String name, Callable<Duration> all, Callable<Duration> start)
      throws Exception {
    double startSeconds = least(start);
    double seconds = least(all);
    System.out.printf(
        "  %s: %,.0f rows a second (%.1f s, of which %.1f s to start)%n",
        name, rows / (seconds - startSeconds), seconds, startSeconds);
    return seconds - startSeconds;
  }

  /** Returns the shortest time: whatever else the machine does only makes it longer. */
  private double least(Callable<Duration> measurement) throws Exception {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < times; i++) {
      least = Math.min(least, measurement.call().toNanos() / 1e9);
    }
    return least;
  }
}
