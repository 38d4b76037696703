package org.embulk.output.amazon_ads.core.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads.core.deliver.Receipt;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.util.config.ConfigMapperFactory;

/** Passes the counts of an output to the transaction, with its receipts and its file, if any. */
public final class OutputTaskReport {
  private static final String RECEIPTS = "receipts";
  private static final String REJECTED_RECORDS = "rejected_records";

  private final ObjectNode json;

  private OutputTaskReport(ObjectNode json) {
    this.json = json;
  }

  /**
   * @param rejectedRecords the file of rejected records, if there is one
   */
  static TaskReport write(Counts counts, List<Receipt> receipts, Optional<Path> rejectedRecords) {
    TaskReport report = ConfigMapperFactory.withDefault().newTaskReport();
    counts.toJson().properties().forEach(count -> report.set(count.getKey(), count.getValue()));
    if (!receipts.isEmpty()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      receipts.forEach(receipt -> addTo(list, receipt));
      report.set(RECEIPTS, list);
    }
    rejectedRecords.ifPresent(file -> report.set(REJECTED_RECORDS, file.toString()));
    return report;
  }

  private static void addTo(ArrayNode receipts, Receipt receipt) {
    receipts
        .addArray()
        .add(receipt.batch)
        .add(receipt.firstRecord)
        .add(receipt.lastRecord)
        .add(receipt.records)
        .add(receipt.id);
  }

  static OutputTaskReport read(TaskReport report) {
    try {
      return new OutputTaskReport((ObjectNode) new ObjectMapper().readTree(report.toJson()));
    } catch (JsonProcessingException e) { // Embulk itself has written it.
      throw new IllegalStateException("the report of an output can't be read");
    }
  }

  /** Adds the counts to counts that are all zero, and returns them. */
  Counts counts(Counts zeros) {
    zeros.addAll(json.deepCopy().without(Arrays.asList(RECEIPTS, REJECTED_RECORDS)));
    return zeros;
  }

  public List<Receipt> receipts() {
    List<Receipt> receipts = new ArrayList<>();
    for (JsonNode one : json.path(RECEIPTS)) {
      receipts.add(
          new Receipt(
              one.get(0).asLong(),
              one.get(1).asLong(),
              one.get(2).asLong(),
              one.get(3).asLong(),
              one.get(4).asText()));
    }
    return receipts;
  }

  /** Returns the path of the file of rejected records, if there is one. */
  public Optional<String> rejectedRecords() {
    return Optional.ofNullable(json.get(REJECTED_RECORDS)).map(JsonNode::asText);
  }
}
