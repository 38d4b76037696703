package org.embulk.output.amazon_ads.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.sandbox.Sandbox;

/** Sends many rows with a small heap, and prints how much of it was in use. */
public final class Memory {
  private static final String HEAP = "256m";
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private Memory() {}

  /** Takes a folder for its files and the number of rows. */
  public static void main(String[] args) throws Exception {
    EmbulkRuns runs = new EmbulkRuns(Path.of(args[0]));
    int rows = Integer.parseInt(args[1]);
    Path csv = ConversionCsv.write(runs.folder(), rows);
    Path log = runs.folder().resolve("gc.log");
    System.out.printf("%n%,d rows (%,d MB of CSV) under -Xmx%s%n", rows, mebibytes(csv), HEAP);
    try (Sandbox sandbox = Sandbox.builder().keepBodies(false).checkEvents(false).start()) {
      Duration time = runs.time(runs.sending(csv, sandbox), "-Xmx" + HEAP, "-Xlog:gc:file=" + log);

      List<String> ids = sandbox.acceptedEventIds();
      System.out.printf(
          "  %,d events taken in, %,d different ids, in %d requests of up to %d under way%n",
          ids.size(),
          new HashSet<>(ids).size(),
          sandbox.events().requests().size(),
          sandbox.maxConcurrentRequests());
      System.out.printf(
          "  %,.0f rows a second; the heap after a collection was at most %d MB%n",
          rows / (time.toNanos() / 1e9), largestHeap(log));
      if (new HashSet<>(ids).size() != rows) {
        throw new IllegalStateException("not every row was taken in");
      }
    }
  }

  private static long mebibytes(Path file) throws IOException {
    return Files.size(file) / (1024 * 1024);
  }

  private static int largestHeap(Path log) throws IOException {
    int largest = 0;
    Matcher matcher = COLLECTION.matcher(Files.readString(log));
    while (matcher.find()) {
      largest = Math.max(largest, Integer.parseInt(matcher.group(2)));
    }
    return largest;
  }
}
