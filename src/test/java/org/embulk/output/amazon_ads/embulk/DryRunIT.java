package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All but the network: what is logged, what is not, and how the process ends. */
class DryRunIT {
  private static final String HEADING =
      "************* REPORT (dry run: nothing was sent) *************";
  private static final String SAMPLE = "Sample event:\n{\n";

  private static final List<String> TEXTS =
      List.of(
          "event_name",
          "first_name",
          "last_name",
          "address",
          "city",
          "state",
          "maid",
          "ramp_id",
          "match_id",
          "real_id",
          "merkle_id",
          "kantar_id",
          "fip",
          "partner",
          "amazon_ad_event_key",
          "event_id",
          "tcf",
          "gpp",
          "user_agent",
          "aref_measurement_tokens",
          "brand");

  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private EmbulkConfig config(EmbulkInput input) {
    return Orders.config(sandbox, input).out("dry_run", true);
  }

  @Test
  void sendsNothingAndReportsAndShowsOneSample() throws Exception {
    RowsInput input = Orders.input().row(Orders.order("ann", "10")).row(Orders.order("bob", "x"));
    input.nextTask().row(Orders.order("cyd", "11")).row(Orders.order("dan", "12"));

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(config(input).out("batch_size", 1).out("skip_invalid_record", true));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(sandbox.requests()).isEmpty();
    assertThat(result.log().after(HEADING))
        .containsExactlyInAnyOrder(
            "Total records: 2, total skip records: 1, total batches: 1, total skip batches: 0",
            "Total records: 2, total skip records: 0, total batches: 2, total skip batches: 0");
    assertThat(
            result
                .log()
                .after(
                    "************* REPORT (dry run: nothing was sent, total of 2 outputs)"
                        + " *************"))
        .containsExactly(
            "Total records: 4, total skip records: 1, total batches: 3, total skip batches: 0");
    assertThat(result.log().reports()).isEmpty();
    assertThat(samples(result)).hasSize(1);
    assertThat(result.log().messages())
        .contains("Records to send: 2", "Not accepted, invalid_value: 1")
        .noneMatch(message -> message.contains("ccepted records") || message.contains("Requests"));
  }

  @Test
  void neverLoadsTheHttpClient() throws Exception {
    Path classes = folder.resolve("classes.txt");
    RowsInput input = Orders.input().row(Orders.order("ann", "10"));

    EmbulkProcess.Result result =
        new EmbulkProcess(folder).jvmOption("-Xlog:class+load:file=" + classes).run(config(input));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    try (Stream<String> lines = Files.lines(classes)) {
      assertThat(lines.filter(line -> line.contains(" okhttp3.") || line.contains(" okio.")))
          .isEmpty();
    }
    try (Stream<String> lines = Files.lines(classes)) {
      assertThat(lines.filter(line -> line.contains(".DryRunPipeline "))).isNotEmpty();
    }
  }

  /** As a real run would, but at the end: what else is wrong is told as well. */
  @Test
  void endsWithStatus1UponAnInvalidRecordThatIsNotToBeSkipped() throws Exception {
    RowsInput input =
        Orders.input()
            .row(Orders.order("ann", "10"))
            .row(Orders.order("bob", "x"))
            .row(Orders.order("cyd", "11").with("country_code", "XX"));

    EmbulkProcess.Result result = new EmbulkProcess(folder).run(config(input).out("batch_size", 1));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.spi.DataException: output 1, record 2: \"value\": must be a decimal"
                + " number such as 1299.50 or 1.299,50, without an exponent, with at most 15 digits"
                + " before the decimal point, but looks like \"a\" (invalid_value); the real job would fail at this record, the"
                + " first of 2 invalid ones; nothing was sent (dry run); correct the record, or set"
                + " \"skip_invalid_record\": true to leave such records out");
    assertThat(result.log().after(HEADING))
        .containsExactly(
            "Total records: 3, total skip records: 2, total batches: 1, total skip batches: 0");
    assertThat(result.log().messages("INFO"))
        .contains("Not accepted, invalid_value: 1", "Not accepted, unknown_country: 1");
    assertThat(result.output()).doesNotContain("ccepted by Amazon");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void checksTheConfigAllTheSame() throws Exception {
    RowsInput input = Orders.input().row(Orders.order("ann", "10"));

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(config(input).out("refresh_token", "").out("client_id", "my id"));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.config.ConfigException: amazon_ads_conversion cannot run with this config:\n"
                + "- \"client_id\": must be at most 512 printable ASCII characters without blanks");
  }

  @Test
  void reportsAJobWithoutARowAsADryRunToo() throws Exception {
    EmbulkProcess.Result result = new EmbulkProcess(folder).run(config(Orders.input()));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.log().after(HEADING))
        .containsExactly(
            "Total records: 0, total skip records: 0, total batches: 0, total skip batches: 0");
    assertThat(samples(result)).isEmpty();
  }

  /** At debug level, with a mark in every text. */
  @Test
  void showsNothingOfTheRowInTheSampleNorElsewhere() throws Exception {
    ValidRow row =
        ValidRow.lead()
            .with("event_source", "MEASUREMENT_ATTRIBUTION_PARTNER")
            .with("country_code", "GB")
            .with("email", "marked@example.com")
            .with("phone", "+44 20 7946 0025")
            .with("postal", "SW1A 1AA")
            .with("ip_address", "192.0.2.77");
    for (String column : TEXTS) {
      row = row.with(column, "marked " + column);
    }
    RowsInput input = new RowsInput().texts(row.columns()).row(row);

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .debug()
            .run(config(input).out("custom_data", "brand:STRING").out("dataset_name", "Shop-1"));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(samples(result))
        .singleElement()
        .asString()
        .contains(
            "\"name\":\"<name>\"",
            "\"dataSetName\":\"Shop-1\"",
            "{\"type\":\"EMAIL\",\"values\":[\"<sha256>\"]}",
            "{\"type\":\"MAID\",\"values\":[\"<MAID>\"]}",
            "{\"name\":\"brand\",\"dataType\":\"STRING\",\"value\":\"<value>\"}",
            "\"eventId\": \"<eventId>\"");
    // What comes before the plugin runs is Embulk's, which may print the config with its rows.
    String afterTheStart = result.stdout().substring(result.stdout().indexOf("Sample event:"));
    assertThat(afterTheStart).doesNotContain("marked", "7946", "SW1A", "192.0.2.77");
    assertThat(afterTheStart).doesNotContainPattern("[0-9a-f]{64}");
  }

  @Test
  void listsRejectedRecordsInTheirFolder() throws Exception {
    Path rejected = Files.createDirectory(folder.resolve("rejected"));
    RowsInput input = Orders.input().row(Orders.order("bob", "x"));

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                config(input)
                    .out("skip_invalid_record", true)
                    .out("rejected_records_path", rejected.toString()));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    try (Stream<Path> files = Files.list(rejected)) {
      assertThat(files)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(file)
                      .hasContent(
                          "{\"output\":1,\"record\":1,\"reason\":\"invalid_value\","
                              + "\"column\":\"value\"}"));
    }
  }

  private static List<String> samples(EmbulkProcess.Result result) {
    return result.log().messages("INFO").stream()
        .filter(message -> message.startsWith(SAMPLE))
        .toList();
  }
}
