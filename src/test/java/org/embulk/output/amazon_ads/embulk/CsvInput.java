package org.embulk.output.amazon_ads.embulk;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.fixture.ValidRow;

/** CSV files with one header line ({@code in: {type: file, parser: {type: csv}}}). */
public final class CsvInput implements EmbulkInput {
  private final Path prefix;
  private final List<Map<String, Object>> columns = new ArrayList<>();
  private boolean stopOnInvalidRecord;

  /** Reads every file whose path starts with this; each one is an input task. */
  public CsvInput(Path prefix) {
    this.prefix = prefix;
  }

  /** Writes a file of rows that all have the columns of the first, with a header line. */
  static Path write(Path file, List<ValidRow> rows) throws IOException {
    List<String> columns = rows.get(0).columns();
    List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
    for (ValidRow row : rows) {
      lines.add(columns.stream().map(row::get).map(Object::toString).collect(joining(",")));
    }
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /** Adds a column of the type string, long, double, boolean, timestamp or json. */
  public CsvInput column(String name, String type) {
    columns.add(EmbulkInput.column(name, type));
    return this;
  }

  /** Adds string columns. */
  public CsvInput texts(Collection<String> names) {
    names.forEach(name -> column(name, "string"));
    return this;
  }

  /** Adds a timestamp column whose values are texts of this format. */
  public CsvInput column(String name, String type, String format) {
    columns.add(EmbulkInput.column(name, type, format));
    return this;
  }

  /** Fails at a row that has not what its columns ask for, where Embulk would leave it out. */
  public CsvInput stoppingOnInvalidRecord() {
    stopOnInvalidRecord = true;
    return this;
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> parser = new LinkedHashMap<>();
    parser.put("type", "csv");
    parser.put("charset", "UTF-8");
    parser.put("newline", "LF");
    parser.put("skip_header_lines", 1);
    parser.put("stop_on_invalid_record", stopOnInvalidRecord);
    parser.put("columns", columns);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", "file");
    map.put("path_prefix", prefix.toAbsolutePath().toString());
    map.put("parser", parser);
    return map;
  }
}
