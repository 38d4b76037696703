package org.embulk.output.amazon_ads_conversion.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.embulk.output.amazon_ads_conversion.embulk.CsvInput;

/** A CSV file of made-up purchases: 19 columns, 8 of which are hashed. The same rows each time. */
final class ConversionCsv {
  private static final String[] COLUMNS = {
    "event_name",
    "conversion_type",
    "event_source",
    "country_code",
    "event_time",
    "email",
    "phone",
    "first_name",
    "last_name",
    "address",
    "city",
    "state",
    "postal",
    "maid",
    "event_id",
    "value",
    "currency_code",
    "units_sold",
    "user_agent"
  };

  private static final String[] FIRST_NAMES = {"Jane", "José", "Mary Ann", "Łukasz", "Chen"};
  private static final String[] LAST_NAMES = {"Doe", "O'Brien", "Müller", "García Márquez", "Wu"};
  private static final String[] CITIES = {"Seattle", "New York", "St. Louis", "San José"};
  private static final String[] STATES = {"WA", "New York", "mo", "California"};

  private ConversionCsv() {}

  /** Writes a file, unless there is one of that many rows. */
  static Path write(Path folder, int rows) throws IOException {
    Path file = folder.resolve("conversions-" + rows + ".csv");
    if (Files.exists(file)) {
      return file;
    }
    Path part = folder.resolve("part");
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      out.write(String.join(",", COLUMNS) + "\n");
      for (int number = 1; number <= rows; number++) {
        out.write(row(number, random));
      }
    }
    return Files.move(part, file);
  }

  static CsvInput input(Path file) {
    return new CsvInput(file).texts(List.of(COLUMNS));
  }

  private static String row(int number, Random random) {
    return String.format(
        Locale.ROOT,
        "Order,OFF_AMAZON_PURCHASES,WEBSITE,US,2026-11-%02dT%02d:30:00Z,Customer.%d@Example.com,"
            + "(206) 555-%04d,%s,%s,%d Main St. Apt %d,%s,%s,98%03d,"
            + "%08x-fb9c-47ad-9866-0794d394c912,order-%d,%d.%02d,USD,%d,"
            + "Mozilla/5.0 (X11; Linux x86_64)%n",
        1 + random.nextInt(20),
        random.nextInt(24),
        number,
        random.nextInt(10_000),
        any(FIRST_NAMES, random),
        any(LAST_NAMES, random),
        1 + random.nextInt(9_999),
        1 + random.nextInt(99),
        any(CITIES, random),
        any(STATES, random),
        random.nextInt(1_000),
        random.nextInt(),
        number,
        random.nextInt(1_000),
        random.nextInt(100),
        1 + random.nextInt(5));
  }

  private static String any(String[] texts, Random random) {
    return texts[random.nextInt(texts.length)];
  }
}
