package org.embulk.output.amazon_ads.core.report;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Map;

/** The REPORT of a whole job as one JSON object; {@code docs/report.schema.json} describes it. */
public final class ReportFile {
  private final String accepted;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  /**
   * @param dryRun whether nothing was sent
   */
  public ReportFile(boolean dryRun, Verb verb) {
    this.accepted = dryRun ? "records_to_send" : verb + "_records";
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
      Map<Integer, Counts> outputs, Counts total, Collection<Integer> missing) {
    addNumbers(root.putObject("totals"), total);
    ArrayNode list = root.putArray("outputs");
    outputs.forEach((number, counts) -> addNumbers(list.addObject().put("output", number), counts));
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

  private void addNumbers(ObjectNode json, Counts counts) {
    Counts all = counts.copy();
    all.set(RecordCounts.unsettled(counts), "unsettled_records");
    for (Map.Entry<String, JsonNode> count : all.toJson().properties()) {
      boolean isAccepted = count.getKey().equals(RecordCounts.ACCEPTED_RECORDS);
      json.set(isAccepted ? accepted : count.getKey(), count.getValue());
    }
  }
}
