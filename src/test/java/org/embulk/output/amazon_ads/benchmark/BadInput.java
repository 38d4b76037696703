package org.embulk.output.amazon_ads.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.embulk.output.amazon_ads.embulk.CsvInput;
import org.embulk.output.amazon_ads.embulk.EmbulkConfig;

/**
 * Runs the real Embulk, in a dry run under {@code -Xmx256m}, over input that nobody should have:
 * rows of a megabyte, a thousand columns that nothing uses, and nothing but invalid rows. Prints
 * how much longer twice as many rows take, and how many lines are logged.
 */
public final class BadInput {
  private static final String HEAP = "-Xmx256m";
  private static final int UNUSED_COLUMNS = 1_000;
  private static final int ADDRESS = Purchases.COLUMNS.indexOf("address");
  private static final int CURRENCY = Purchases.COLUMNS.indexOf("currency_code");

  private final Figures figures = new Figures("bad-input");
  private final EmbulkRuns runs;

  private BadInput(EmbulkRuns runs) {
    this.runs = runs;
  }

  /** Takes a folder for its files, and how many invalid rows to write. */
  public static void main(String[] args) throws Exception {
    BadInput bad = new BadInput(new EmbulkRuns(Path.of(args[0])));
    int rows = Integer.parseInt(args[1]);
    bad.measure("rows of 1 MB", 200, Purchases.COLUMNS, BadInput::withLongAddress);
    List<String> columns = new ArrayList<>(Purchases.COLUMNS);
    for (int i = 0; i < UNUSED_COLUMNS; i++) {
      columns.add("unused_" + i);
    }
    bad.measure("1,000 unused columns", rows / 100, columns, BadInput::withUnusedColumns);
    bad.measure("invalid rows", rows, Purchases.COLUMNS, BadInput::withoutCurrency);
    bad.figures.print();
    bad.figures.write(bad.runs.folder());
  }

  private static List<String> withLongAddress(List<String> row) {
    List<String> changed = new ArrayList<>(row);
    changed.set(ADDRESS, "Main Street ".repeat(90_000));
    return changed;
  }

  private static List<String> withUnusedColumns(List<String> row) {
    List<String> changed = new ArrayList<>(row);
    for (int i = 0; i < UNUSED_COLUMNS; i++) {
      changed.add("x");
    }
    return changed;
  }

  private static List<String> withoutCurrency(List<String> row) {
    List<String> changed = new ArrayList<>(row);
    changed.set(CURRENCY, "XXX");
    return changed;
  }

  /** Takes the time of so many rows and of twice as many, each less that of a job of one row. */
  private void measure(
      String what, int rows, List<String> columns, UnaryOperator<List<String>> change)
      throws Exception {
    double start = seconds(write("one", 1, columns, change), columns);
    double once = seconds(write("once", rows, columns, change), columns) - start;
    double twice = seconds(write("twice", 2 * rows, columns, change), columns) - start;
    figures.ratio(what + ": time of twice as many", twice / once);
    long lines = Files.readString(runs.folder().resolve("stdout.txt")).lines().count();
    figures.ratio(what + ": lines logged, with Embulk's own", lines);
    figures.number(what + ": seconds", twice);
  }

  private double seconds(Path csv, List<String> columns) throws Exception {
    EmbulkConfig config =
        new EmbulkConfig(new CsvInput(csv).texts(columns))
            .oneOutput()
            .out("advertiser_id", "ENTITY1")
            .out("dry_run", true)
            .out("skip_invalid_record", true);
    return runs.timeOfAnyEnd(config, HEAP).toNanos() / 1e9;
  }

  private Path write(
      String name, int rows, List<String> columns, UnaryOperator<List<String>> change)
      throws IOException {
    Path file = runs.folder().resolve("bad-" + name + ".csv");
    Purchases purchases = new Purchases();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(ConversionCsv.line(columns));
      for (int i = 0; i < rows; i++) {
        out.write(ConversionCsv.line(change.apply(purchases.next())));
      }
    }
    return file;
  }
}
