package org.embulk.output.amazon_ads_conversion.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.report.Tally.Count;

/** The REPORT of a whole job as one JSON object; {@code docs/report.schema.json} describes it. */
public final class ReportFile {
  private static final Set<Count> RECORDS_AND_REQUESTS =
      EnumSet.range(Count.RECORDS, Count.RETRIES);
  private static final Set<Count> WARNINGS =
      EnumSet.complementOf(EnumSet.copyOf(RECORDS_AND_REQUESTS));

  private final boolean dryRun;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  /**
   * @param dryRun whether nothing was sent
   */
  public ReportFile(boolean dryRun) {
    this.dryRun = dryRun;
    root.put("dry_run", dryRun);
  }

  /** Adds a text about the job. */
  public ReportFile put(String field, String text) {
    root.put(field, text);
    return this;
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
      Map<Integer, OutputReport> outputs, OutputReport total, Collection<Integer> missing) {
    addNumbers(root.putObject("totals"), total);
    ArrayNode list = root.putArray("outputs");
    outputs.forEach((number, report) -> addNumbers(list.addObject().put("output", number), report));
    missing.forEach(root.putArray("outputs_missing")::add);
    return this;
  }

  /**
   * Writes the file, or replaces it in one step.
   *
   * @throws UnwritableFileException if that fails
   */
  public void write(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path temporary =
          Files.createTempFile(folder, ".report-", ".tmp", PrivateFile.attributes(folder));
      try {
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValue(temporary.toFile(), root);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UnwritableFileException("report_path", file, e);
    }
  }

  private void addNumbers(ObjectNode json, OutputReport report) {
    Tally tally = report.tally();
    RECORDS_AND_REQUESTS.forEach(count -> json.put(name(count), tally.get(count)));
    json.put("unsettled_records", tally.unsettled());
    addAll(json.putObject("reasons"), tally.reasons());
    ObjectNode keys = json.putObject("match_keys");
    report.coverage().types().forEach(type -> addKey(keys.putObject(type), type, report));
    addDataCheck(json.putObject("data_check"), report.dataCheck());
    ObjectNode warnings = json.putObject("warnings");
    WARNINGS.forEach(count -> warnings.put(name(count), tally.get(count)));
    addAll(warnings.putObject("unserved_countries"), tally.unservedCountries());
  }

  private static void addKey(ObjectNode json, String type, OutputReport report) {
    json.put("sent", report.coverage().sent().getOrDefault(type, 0L));
    json.put("left_out", report.coverage().leftOut().getOrDefault(type, 0L));
  }

  private static void addDataCheck(ObjectNode json, DataCheck check) {
    check
        .counts()
        .forEach(
            (column, counts) -> {
              ObjectNode ofColumn = json.putObject(column);
              counts.forEach(
                  (count, number) ->
                      ofColumn.put(count.name().toLowerCase(Locale.ROOT), number.longValue()));
            });
  }

  private static void addAll(ObjectNode json, Map<String, Long> numbers) {
    numbers.forEach(json::put);
  }

  private String name(Count count) {
    return dryRun && count == Count.ACCEPTED_RECORDS
        ? "records_to_send"
        : count.name().toLowerCase(Locale.ROOT);
  }
}
