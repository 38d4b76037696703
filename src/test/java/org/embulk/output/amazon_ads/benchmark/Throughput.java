package org.embulk.output.amazon_ads.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.embulk.EmbulkConfig;

/**
 * Measures the real Embulk with the plugin: export and dry run against {@code output: null}, rows a
 * second under latency, growth with the number of rows, what a job of one row takes longer, and
 * people against conversions. Each figure is a ratio within one run, so that the machine matters
 * little.
 */
public final class Throughput {
  private static final int BATCH_SIZE = 500;
  private static final List<Integer> LATENCIES = List.of(50, 200, 800);
  private static final List<Integer> IN_FLIGHT = List.of(1, 2, 4, 8, 16);
  private static final int UPLOAD_SIZE = 6000;
  private static final int UPLOAD_MILLIS = 200;
  private static final int UPLOADS_IN_FLIGHT = 4;
  private static final double SECONDS_UNDER_LATENCY = 8;
  private static final String HEAP = "-Xmx256m";
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private final Figures figures = new Figures("throughput");
  private final EmbulkRuns runs;
  private final int rows;
  private final int times;

  private Throughput(EmbulkRuns runs, int rows, int times) {
    this.runs = runs;
    this.rows = rows;
    this.times = times;
  }

  /**
   * Takes a folder for its files, the rows to convert, how often to measure, and which figures to
   * take: any of {@code start}, {@code export}, {@code growth}, {@code latency} and {@code
   * audience}.
   */
  public static void main(String[] args) throws Exception {
    Throughput throughput =
        new Throughput(
            new EmbulkRuns(Path.of(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    List<String> which = List.of(args).subList(3, args.length);
    if (which.contains("start")) {
      throughput.start();
    }
    if (which.contains("export")) {
      throughput.export();
    }
    if (which.contains("growth")) {
      throughput.growth();
    }
    if (which.contains("latency")) {
      throughput.latency();
    }
    if (which.contains("audience")) {
      throughput.audience();
    }
    throughput.figures.print();
    throughput.figures.write(throughput.runs.folder());
  }

  private void start() throws Exception {
    Path oneRow = ConversionCsv.write(runs.folder(), 1);
    double dropped = least(() -> runs.time(runs.toNull(oneRow)));
    double sent = least(() -> send(oneRow, 4, 0));
    figures.ratio("start: seconds added to a job of one row", sent - dropped);
  }

  private void export() throws Exception {
    for (int part : List.of(10, 4, 2, 1)) {
      int some = rows / part;
      Path csv = ConversionCsv.write(runs.folder(), some);
      double dropped = least(() -> runs.time(runs.toNull(csv)));
      double converted = least(() -> runs.time(runs.dryRun(csv)));
      double sent = least(() -> send(csv, 4, 0));
      figures.number("null seconds, " + some, dropped);
      figures.number("dry run seconds, " + some, converted);
      figures.number("export seconds, " + some, sent);
      if (part == 1) {
        figures.ratio("dry run against output: null, " + some + " rows", converted / dropped);
        figures.ratio("export against output: null, " + some + " rows", sent / dropped);
      }
    }
  }

  private void growth() throws Exception {
    Path oneRow = ConversionCsv.write(runs.folder(), 1);
    double start = least(() -> send(oneRow, 4, 0));
    double once = growth(rows, start);
    double tenfold = growth(10 * rows, start);
    figures.ratio("growth: time of a row of " + 10 * rows + " against " + rows, tenfold / once);
  }

  private double growth(int some, double start) throws Exception {
    Path csv = ConversionCsv.write(runs.folder(), some);
    Path log = runs.folder().resolve("gc.log");
    double seconds =
        least(
            () -> {
              Files.deleteIfExists(log);
              return send(csv, 4, 0, HEAP, "-Xlog:gc:file=" + log);
            });
    int largest = 0;
    Matcher matcher = COLLECTION.matcher(Files.readString(log));
    while (matcher.find()) {
      largest = Math.max(largest, Integer.parseInt(matcher.group(2)));
    }
    figures.ratio("growth: MB after a collection at most, " + some + " rows", largest);
    return (seconds - start) / some;
  }

  private void latency() throws Exception {
    for (int millis : LATENCIES) {
      for (int inFlight : IN_FLIGHT) {
        double possible = inFlight * BATCH_SIZE * 1000.0 / millis;
        int some = (int) (possible * SECONDS_UNDER_LATENCY) / BATCH_SIZE * BATCH_SIZE;
        Path csv = ConversionCsv.write(runs.folder(), some);
        double seconds = least(() -> underLatency(csv, inFlight, millis));
        figures.number("rows a second, " + millis + " ms, " + inFlight, some / seconds);
        figures.ratio(
            "share of what " + inFlight + " in flight can do at " + millis + " ms",
            some / seconds / possible);
      }
    }
  }

  /** Takes only the time in which requests are under way: at the server, from first to last. */
  private Duration underLatency(Path csv, int inFlight, int millis) throws Exception {
    try (DrainingServer server = DrainingServer.ofEvents(Duration.ofMillis(millis))) {
      run(config(runs.dryRun(csv), inFlight, server).oneOutput(), csv, server);
      return Duration.ofNanos((long) (server.secondsOfEvents() * 1e9));
    }
  }

  private void audience() throws Exception {
    Path oneRow = ConversionCsv.writeBuyers(runs.folder(), 1);
    Path csv = ConversionCsv.writeBuyers(runs.folder(), rows);
    double conversions = least(() -> runs.time(runs.dryRunOfConversions(csv)));
    double people = least(() -> runs.time(runs.dryRunOfPeople(csv)));
    figures.number("dry run seconds, " + rows + " conversions", conversions);
    figures.number("dry run seconds, " + rows + " people", people);
    figures.ratio("dry run of " + rows + " people against conversions", people / conversions);

    double inFlight = UPLOADS_IN_FLIGHT * UPLOAD_SIZE * 1000.0 / UPLOAD_MILLIS;
    double converted =
        rows
            / (least(() -> runs.time(runs.dryRunOfPeople(csv).oneOutput()))
                - least(() -> runs.time(runs.dryRunOfPeople(oneRow).oneOutput())));
    double uploaded = rows / (least(() -> upload(csv)) - least(() -> upload(oneRow)));
    figures.number("people a second, converted by one output", converted);
    figures.number("people a second, uploaded by one output", uploaded);
    figures.ratio(
        UPLOADS_IN_FLIGHT
            + " uploads in flight at "
            + UPLOAD_MILLIS
            + " ms against what "
            + (inFlight < converted ? "they can do" : "one core converts"),
        uploaded / Math.min(inFlight, converted));
  }

  private Duration upload(Path csv) throws Exception {
    try (DrainingServer server = DrainingServer.ofPeople(Duration.ofMillis(UPLOAD_MILLIS))) {
      EmbulkConfig config = config(runs.dryRunOfPeople(csv), UPLOADS_IN_FLIGHT, server);
      return run(config.oneOutput(), csv, server);
    }
  }

  private Duration send(Path csv, int inFlight, int millis, String... jvmOptions) throws Exception {
    try (DrainingServer server = DrainingServer.ofEvents(Duration.ofMillis(millis))) {
      return send(csv, inFlight, server, jvmOptions);
    }
  }

  private Duration send(Path csv, int inFlight, DrainingServer server, String... jvmOptions)
      throws Exception {
    return run(config(runs.dryRun(csv), inFlight, server), csv, server, jvmOptions);
  }

  private EmbulkConfig config(EmbulkConfig dryRun, int inFlight, DrainingServer server) {
    return runs.sending(dryRun, server.url(), server.url() + "/token")
        .out("max_concurrent_requests", inFlight);
  }

  private Duration run(EmbulkConfig config, Path csv, DrainingServer server, String... jvmOptions)
      throws Exception {
    Duration time = runs.time(config, jvmOptions);
    try (Stream<String> lines = Files.lines(csv)) {
      long expected = lines.count() - 1;
      if (server.events() != expected) {
        throw new IllegalStateException(server.events() + " of " + expected + " events arrived");
      }
    }
    return time;
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
