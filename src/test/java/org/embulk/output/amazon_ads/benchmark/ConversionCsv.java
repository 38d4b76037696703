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
  /** Who bought, and the least that makes a conversion of it. */
  static final List<String> BUYER_COLUMNS =
      List.of(
          "event_name",
          "conversion_type",
          "event_source",
          "event_time",
          "event_id",
          "country_code",
          "email",
          "phone",
          "first_name",
          "last_name",
          "address",
          "city",
          "state",
          "postal");

  private ConversionCsv() {}

  /** Writes a file, unless there is one of that many rows. */
  static Path write(Path folder, int rows) throws IOException {
    return write(folder.resolve("purchases-" + rows + ".csv"), Purchases.COLUMNS, rows);
  }

  /** Writes a file of {@link #BUYER_COLUMNS}, unless there is one of that many rows. */
  static Path writeBuyers(Path folder, int rows) throws IOException {
    return write(folder.resolve("buyers-" + rows + ".csv"), BUYER_COLUMNS, rows);
  }

  private static Path write(Path file, List<String> columns, int rows) throws IOException {
    if (Files.exists(file)) {
      return file;
    }
    Path part = file.resolveSibling("part");
    List<Integer> indexes = columns.stream().map(Purchases.COLUMNS::indexOf).toList();
    Purchases purchases = new Purchases();
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      out.write(line(columns));
      for (int number = 1; number <= rows; number++) {
        List<String> values = purchases.next();
        out.write(line(indexes.stream().map(values::get).toList()));
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
