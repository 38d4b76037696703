package org.embulk.output.amazon_ads.core.report;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.FIRST_TIME;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LAST_TIME;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.VALUES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/**
 * The REPORT of a whole job as one JSON object, which {@code docs/report.schema.json} describes, or
 * as a page of it.
 */
public final class ReportFile {
  /** ISO 8601 in UTC, always with milliseconds. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final RecordLines words;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> dataCheck = new ArrayList<>();

  /**
   * @param words for what becomes of a record
   */
  public ReportFile(RecordLines words) {
    this.words = words;
    root.put("dry_run", words.isDryRun());
  }

  /** Adds a text about the job. */
  public ReportFile put(String field, String text) {
    root.put(field, text);
    return this;
  }

  /** Adds a point in time. */
  public ReportFile put(String field, Instant time) {
    return put(field, time(time));
  }

  /** Adds numbers. */
  public ReportFile put(String field, Counts numbers) {
    root.set(field, numbers.toJson());
    return this;
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  /** Adds the warnings about the job as a whole, as the log has them. */
  public ReportFile warnings(List<String> texts) {
    texts.forEach(root.putArray("job_warnings")::add);
    return this;
  }

  /**
   * Adds the outputs and their sum.
   *
   * @param outputs by number, from 1
   * @param missing the numbers of the outputs of which nothing is known here
   */
  public ReportFile outputs(
      Map<Integer, Counts> outputs, Counts total, Collection<Integer> missing) {
    addNumbers(root.putObject("totals"), total);
    ArrayNode list = root.putArray("outputs");
    outputs.forEach((number, counts) -> addNumbers(list.addObject().put("output", number), counts));
    missing.forEach(root.putArray("outputs_missing")::add);
    return this;
  }

  /**
   * Adds what a page says in the words of the log; the JSON has the numbers.
   *
   * @param doubts those about records
   * @param columns returns what the column of a hashed type is called
   */
  public ReportFile findings(
      ReportLines doubts, Counts total, Function<MatchKeyType, String> columns) {
    warnings.addAll(doubts.texts());
    dataCheck.addAll(DataCheckText.of(total, columns));
    return this;
  }

  /**
   * Writes the file, or replaces it in one step: a page of HTML if its name says so, else JSON.
   *
   * @throws UnwritableFileException if that fails
   */
  public void write(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path temporary =
          Files.createTempFile(folder, ".report-", ".tmp", PrivateFile.attributes(folder));
      try {
        Files.write(temporary, isPage(file) ? page() : json());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UnwritableFileException("report_path", file, e);
    }
  }

  private static boolean isPage(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".html");
  }

  private byte[] page() {
    return new ReportPage(root, words).of(warnings, dataCheck).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] json() throws IOException {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(root);
  }

  private void addNumbers(ObjectNode json, Counts counts) {
    Counts all = counts.copy();
    all.set(RecordCounts.unsettled(counts), "unsettled_records");
    for (Map.Entry<String, JsonNode> count : all.toJson().properties()) {
      String name = count.getKey();
      if (name.equals(FIRST_TIME) || name.equals(LAST_TIME)) {
        json.put(name, time(Instant.ofEpochMilli(count.getValue().asLong())));
      } else if (name.equals(VALUES)) {
        ObjectNode values = json.putObject(name);
        count
            .getValue()
            .properties()
            .forEach(
                sum -> values.put(sum.getKey(), BigDecimal.valueOf(sum.getValue().asLong(), 2)));
      } else {
        json.set(name.equals(ACCEPTED_RECORDS) ? words.field() : name, count.getValue());
      }
    }
  }
}
