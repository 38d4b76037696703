package org.embulk.output.amazon_ads.core.report;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The REPORT of a whole job as one page of HTML, for people: the numbers of the JSON, and what to
 * do. It runs no script and needs no network.
 */
final class ReportPage {
  private static final String UNSETTLED_RECORDS = "unsettled_records";

  private final ObjectNode report;
  private final JsonNode totals;
  private final RecordLines words;
  private final Html html = new Html();

  /**
   * @param report the JSON
   */
  ReportPage(ObjectNode report, RecordLines words) {
    this.report = report;
    this.totals = report.path("totals");
    this.words = words;
  }

  /**
   * @param warnings those about records
   * @param dataCheck what was found in the values of identifiers
   */
  String of(List<String> warnings, List<String> dataCheck) {
    addStatus();
    if (number(RECORDS) > 0) {
      addRecords();
    }
    addReasons();
    addMatchKeys();
    addTexts("Data check", dataCheck);
    List<String> all = new ArrayList<>();
    report.path("job_warnings").forEach(warning -> all.add(warning.asText()));
    warnings.forEach(warning -> all.add(warning.replaceFirst("^Warning: ", "")));
    addTexts("Warnings", all);
    addUploads();
    addOutputs();
    if (number(RECORDS) > 0) {
      addNumbers();
    }
    addJob();
    String[] template = template().split("\\{title}|\\{content}");
    String title = title() + ", " + report.path("ended_at").asText();
    return template[0] + new Html().text(title) + template[1] + html + template[2];
  }

  private String title() {
    String status = report.path("status").asText();
    return (words.isDryRun() ? "The dry run " : "The job ")
        + (status.equals("aborted") ? "was ended by a signal" : status);
  }

  private void addStatus() {
    html.open("header class=\"" + report.path("status").asText() + "\"").add("h1", title());
    if (report.has("message")) {
      html.add("p class=\"message\"", report.path("message").asText());
    }
    String what = words.isDryRun() ? " records would be sent" : " records were " + words.done();
    html.add(
        "p",
        number(RECORDS) == 0
            ? "No record was processed."
            : count(number(words.field())) + " of " + count(number(RECORDS)) + what + ".");
    String missing =
        report.path("outputs_missing").toString().replaceAll("[\\[\\]]", "").replace(",", ", ");
    if (!missing.isEmpty()) {
      html.add("p", "Outputs not included, since nothing is known of them here: " + missing + ".");
    }
    html.close("header");
  }

  private void addRecords() {
    html.add("h2", "Records").openTable("What became of them", "Records");
    addShare(
        label(words.done()),
        words.field(),
        words.isDryRun() ? "A real run sends them." : "Amazon has taken them.");
    addShare("Skipped", SKIP_RECORDS, "One by one: invalid, or refused by Amazon.");
    if (number(RECORDS_IN_SKIP_BATCHES) > 0) {
      addShare("In skipped batches", RECORDS_IN_SKIP_BATCHES, "Their batches were given up.");
    }
    if (number(UNSETTLED_RECORDS) > 0) {
      addShare("Without an outcome", UNSETTLED_RECORDS, "Not sent, or in flight, at the end.");
    }
    html.closeTable();
    if (number(UNCERTAIN_RECORDS) > 0) {
      String uncertain = count(number(UNCERTAIN_RECORDS)) + " may have been " + words.done();
      html.add("p", "Of the others, " + uncertain + " although no answer of Amazon says so.");
    }
  }

  private void addShare(String label, String field, String meaning) {
    long part = number(field);
    long all = number(RECORDS);
    html.barRow(label, count(part) + " (" + RecordLines.share(part, all) + ")", part, all, meaning);
  }

  private void addReasons() {
    Counts reasons = counts(totals.path(RecordCounts.REASONS));
    if (reasons.sum() > 0) {
      html.add("h2", "Why records were left out").openTable("Reason", "Records, and what to do");
      for (Map.Entry<String, Long> reason : reasons.byNumber()) {
        long number = reason.getValue();
        String advice = ReasonAdvice.of(reason.getKey());
        html.barRow(reason.getKey(), count(number), number, reasons.sum(), advice);
      }
      html.closeTable();
    }
  }

  private void addMatchKeys() {
    List<Map.Entry<String, JsonNode>> keys =
        new ArrayList<>(totals.path(RecordCounts.MATCH_KEYS).properties());
    if (!keys.isEmpty()) {
      keys.sort(Comparator.comparing(key -> -key.getValue().path(RecordCounts.SENT).asLong()));
      html.add("h2", "Match keys").openTable("Key", "Coverage of the " + words.name());
      keys.forEach(key -> addMatchKey(key.getKey(), key.getValue()));
      html.closeTable();
    }
  }

  private void addMatchKey(String name, JsonNode key) {
    long sent = key.path(RecordCounts.SENT).asLong();
    long records = number(words.field()) + number(RecordCounts.RECORDS_IN_FAILED_UPLOADS);
    long leftOut = key.path(RecordCounts.LEFT_OUT).asLong();
    String reasons = ReportLines.list(counts(key.path(RecordCounts.LEFT_OUT_REASONS)));
    String note = leftOut == 0 ? "" : "Left out of " + count(leftOut) + ": " + reasons;
    html.barRow(name, RecordLines.coverage(sent, records), sent, records, note);
  }

  private void addTexts(String title, List<String> texts) {
    if (!texts.isEmpty()) {
      html.add("h2", title).open("ul");
      texts.forEach(text -> html.add("li", text));
      html.close("ul");
    }
  }

  private void addUploads() {
    JsonNode uploads = report.path("upload_status");
    if (uploads.isObject()) {
      html.add("h2", "Uploads").openTable("What", "How many");
      addFacts("", uploads);
      addFacts("Invalid: ", uploads.path("invalid_reasons"));
      html.closeTable();
    }
  }

  private void addOutputs() {
    if (report.path("outputs").size() > 1) {
      List<String> fields =
          Arrays.asList(
              RECORDS,
              words.field(),
              SKIP_RECORDS,
              RECORDS_IN_SKIP_BATCHES,
              UNCERTAIN_RECORDS,
              UNSETTLED_RECORDS);
      List<String> columns = new ArrayList<>();
      columns.add("Output");
      fields.forEach(field -> columns.add(label(field)));
      html.add("h2", "Outputs")
          .open("div class=\"wide\" role=\"region\" aria-label=\"Outputs\" tabindex=\"0\"")
          .openTable(columns.toArray(new String[0]));
      for (JsonNode output : report.path("outputs")) {
        html.row(
            output.path("output").asText(),
            fields.stream()
                .map(field -> count(output.path(field).asLong()))
                .toArray(String[]::new));
      }
      html.closeTable().close("div");
    }
  }

  private void addNumbers() {
    html.add("h2", "Numbers").openTable("What", "How many");
    addFacts("", totals);
    addFacts("Sum of the values, ", totals.path(RecordCounts.VALUES));
    html.closeTable();
  }

  private void addJob() {
    html.add("h2", "Target, times and versions").openTable("What", "Value");
    addFacts("", report.deepCopy().without("message"));
    Instant start = Instant.parse(report.path("started_at").asText());
    Instant end = Instant.parse(report.path("ended_at").asText());
    html.row("Duration", ReportLines.text(Duration.between(start, end))).closeTable();
  }

  /** Adds a row for each text and for each number that is not zero. */
  private void addFacts(String before, JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      String label = before.isEmpty() ? label(field.getKey()) : before + field.getKey();
      if (value.isTextual()) {
        html.row(label, value.asText());
      } else if (value.isBigDecimal()) {
        html.row(label, value.decimalValue().setScale(2).toPlainString());
      } else if (value.isIntegralNumber() && value.asLong() != 0) {
        html.row(label, count(value.asLong()));
      }
    }
  }

  private long number(String field) {
    return totals.path(field).asLong();
  }

  private static Counts counts(JsonNode object) {
    Counts counts = new Counts();
    counts.addAll(object);
    return counts;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Makes {@code Skip batches} of {@code skip_batches}. */
  private static String label(String field) {
    return field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1).replace('_', ' ');
  }

  private static String template() {
    try (InputStream stream = ReportPage.class.getResourceAsStream("page.html");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      return reader.lines().collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
