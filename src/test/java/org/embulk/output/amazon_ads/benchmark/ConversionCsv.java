package org.embulk.output.amazon_ads.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.embulk.CsvInput;

/** A CSV file of made-up {@link Purchases}. */
final class ConversionCsv {
  private ConversionCsv() {}

  /** Writes a file, unless there is one of that many rows. */
  static Path write(Path folder, int rows) throws IOException {
    Path file = folder.resolve("purchases-" + rows + ".csv");
    if (Files.exists(file)) {
      return file;
    }
    Path part = folder.resolve("part");
    Purchases purchases = new Purchases();
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      out.write(line(Purchases.COLUMNS));
      for (int number = 1; number <= rows; number++) {
        out.write(line(purchases.next()));
      }
    }
    return Files.move(part, file);
  }

  static CsvInput input(Path file) {
    return new CsvInput(file).texts(Purchases.COLUMNS);
  }

  static String line(List<String> values) {
    return values.stream()
        .map(value -> value.indexOf(',') < 0 ? value : '"' + value + '"')
        .collect(Collectors.joining(",", "", "\n"));
  }
}
