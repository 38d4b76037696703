package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigException;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.core.job.RecordPageOutput;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.embulk.output.amazon_ads.fixture.ClosedPort;
import org.embulk.output.amazon_ads.fixture.HtmlPage;
import org.embulk.output.amazon_ads.fixture.Pages;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.fixture.RowPages;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.spi.DataException;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.util.config.ConfigMapperFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transaction of the plugin, from the config to the REPORT, without the rest of Embulk. */
@Timeout(60)
class TransactionTest {
  private final Sandbox sandbox = Sandbox.start();
  private final Pages pages = new Pages();
  private final AmazonAdsConversionOutputPlugin plugin = new AmazonAdsConversionOutputPlugin();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private ConfigSource config() {
    return ConfigMapperFactory.withDefault()
        .newConfigSource()
        .set("advertiser_id", "ENTITY1")
        .set("client_id", Sandbox.CLIENT_ID)
        .set("client_secret", Sandbox.CLIENT_SECRET)
        .set("refresh_token", Sandbox.REFRESH_TOKEN)
        .set("api_endpoint", sandbox.baseUrl())
        .set("token_endpoint", sandbox.tokenUrl())
        .set("batch_size", 2)
        .set("maximum_retries", 0);
  }

  private void transaction(ConfigSource config, List<ValidRow> rows) throws Exception {
    transactionOf(config, List.of(rows));
  }

  /** Runs a transaction with an output for each list of rows; returns what Embulk gets. */
  private ConfigDiff transactionOf(ConfigSource config, List<List<ValidRow>> outputs)
      throws Exception {
    return pages.inSession(
        () ->
            plugin.transaction(
                config, RowPages.SCHEMA, outputs.size(), task -> run(task, outputs)));
  }

  private List<TaskReport> run(TaskSource task, List<List<ValidRow>> outputs) {
    List<TaskReport> reports = new ArrayList<>();
    for (List<ValidRow> rows : outputs) {
      TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, reports.size());
      try {
        RowPages.feed(rows, RowPages.USUAL, output);
        reports.add(output.commit());
      } finally {
        output.close();
      }
    }
    return reports;
  }

  private static List<ValidRow> rows(String... ids) {
    return Stream.of(ids).map(ValidRow::lead).toList();
  }

  private JsonNode sentEvent() {
    assertThat(sandbox.accepted()).hasSize(1);
    return sandbox.accepted().get(0);
  }

  // The REPORT.

  @Test
  void reportsAnOutputAtItsCommitAndAloneWhereThereIsOnlyOne() throws Exception {
    try (CapturedLog outputs = CapturedLog.of(RecordPageOutput.class);
        CapturedLog job = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      transaction(config(), rows("a", "b", "c"));

      assertThat(outputs.lines())
          .startsWith(
              "INFO ************* REPORT *************",
              "INFO Total records: 3, total skip records: 0, total batches: 2, total skip batches:"
                  + " 0",
              "INFO Accepted records: 3");
      assertThat(behindTheStartLines(job)).isEmpty();
    }
  }

  @Test
  void reportsTheSumOfSeveralOutputsAndNothingForOneWithoutRows() throws Exception {
    try (CapturedLog outputs = CapturedLog.of(RecordPageOutput.class);
        CapturedLog job = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      transactionOf(config(), List.of(rows("a", "b", "c"), rows("d"), rows()));

      assertThat(outputs.lines())
          .filteredOn(line -> line.contains("REPORT") || line.contains("Total records"))
          .containsExactly(
              "INFO ************* REPORT *************",
              "INFO Total records: 3, total skip records: 0, total batches: 2, total skip batches:"
                  + " 0",
              "INFO ************* REPORT *************",
              "INFO Total records: 1, total skip records: 0, total batches: 1, total skip batches:"
                  + " 0");
      assertThat(behindTheStartLines(job))
          .containsExactly(
              "INFO ************* REPORT (total of 3 outputs) *************",
              "INFO Total records: 4, total skip records: 0, total batches: 3, total skip batches:"
                  + " 0",
              "INFO Accepted records: 4",
              "INFO Requests: 3",
              "INFO Target: advertiser_id ENTITY1, region NA",
              "INFO Duration: 0:00:00",
              "INFO Event times: 2026-04-14T04:34:30Z to 2026-04-14T04:34:30Z",
              "WARN Warning: events from more than 21 days ago, which Amazon may refuse: 4",
              "INFO Mean number of match keys in the accepted records: 1.00",
              "INFO Match key EMAIL: in 100.0 % of the accepted records",
              "WARN Data check, email: 4 values look like placeholders, such as null, n/a or a test address:"
                  + " leave such cells empty");
    }
  }

  @Test
  void reportsAJobWithoutRowsWithZeros() throws Exception {
    try (CapturedLog job = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      transactionOf(config(), List.of(rows(), rows()));

      assertThat(behindTheStartLines(job))
          .containsExactly(
              "INFO ************* REPORT *************",
              "INFO Total records: 0, total skip records: 0, total batches: 0, total skip batches:"
                  + " 0",
              "INFO Accepted records: 0");
    }
  }

  private static List<String> behindTheStartLines(CapturedLog job) {
    assertThat(job.lines().get(0)).startsWith("INFO This job: ");
    return job.lines().subList(3, job.lines().size());
  }

  @Test
  void saysWhatAFailedOutputHasDoneAndReportsNothing() throws Exception {
    try (CapturedLog outputs = CapturedLog.of(RecordPageOutput.class)) {
      sandbox.events().onRequest(1, Fault.status(400));

      assertThatThrownBy(() -> transaction(config().set("batch_size", 1), rows("a")))
          .isInstanceOf(DataException.class);

      assertThat(outputs.lines())
          .containsExactly(
              "ERROR output 1 failed after 1 record: 0 were already accepted by Amazon, 0 may have"
                  + " been accepted");
    }
  }

  @Test
  void saysNothingOfAnOutputThatIsAbortedBeforeItsFirstRow() throws Exception {
    try (CapturedLog outputs = CapturedLog.of(RecordPageOutput.class)) {
      inTask(
          config(),
          task -> {
            TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);
            output.abort();
            output.close();
          });

      assertThat(outputs.lines()).isEmpty();
    }
  }

  @Test
  void showsOneSampleEventInADryRunAndSendsNothing() throws Exception {
    try (CapturedLog sample = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      transactionOf(config().set("dry_run", true), List.of(rows("a", "b", "c"), rows("d")));

      assertThat(sample.lines())
          .filteredOn(line -> line.startsWith("INFO Sample event:\n{\n"))
          .singleElement()
          .asString()
          .contains("\n  \"eventId\": \"<eventId>\"\n}");
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  // Before any row.

  @Test
  void givesEmbulkAnEmptyConfigDiff() throws Exception {
    ConfigMapperFactory factory = ConfigMapperFactory.withDefault();

    assertThat(transactionOf(config(), List.of(rows("a")))).isEqualTo(factory.newConfigDiff());
    inTask(
        config(),
        task ->
            assertThat(plugin.resume(task, RowPages.SCHEMA, 1, source -> List.of()))
                .isEqualTo(factory.newConfigDiff()));
  }

  @Test
  void namesEveryProblemOfTheConfigAndTheColumnsBeforeItLogsIn() {
    assertThatThrownBy(
            () ->
                transaction(
                    config().set("batch_size", 501).set("custom_data", "email:STRING"), rows("a")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("\"batch_size\"")
        .hasMessageContaining("\"email\"");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void warnsOfWhatItDoesNotUse() throws Exception {
    try (CapturedLog job = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      transaction(config().set("consent_type", "TCF").set("tcf", "C").set("gpp", "G"), rows("a"));

      assertThat(job.lines()).hasSize(4);
      assertThat(job.lines().get(0)).startsWith("WARN ").contains("\"gpp\"");
      assertThat(job.lines().get(1)).startsWith("INFO This job: ");
    }
  }

  @Test
  void namesAnUnknownOptionBeforeItSaysWhatTheJobWillDo() throws Exception {
    try (CapturedLog job = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      transaction(config().set("retry_forever", true), rows("a"));

      assertThat(job.lines()).hasSize(4);
      assertThat(job.lines().get(0))
          .isEqualTo("WARN Unknown options, which are ignored: \"retry_forever\"");
    }
  }

  @Test
  void refusesAMisspeltOptionBeforeAnyRow() {
    assertThatThrownBy(() -> transaction(config().set("dry_runn", true), rows("a")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "amazon_ads_conversion cannot run with this config:\n- \"dry_runn\": is not an option of"
                + " this plugin; did you mean \"dry_run\"?");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void namesTheHostThatRefusesToConnectAndTheOptionItComesFrom() throws Exception {
    String closed = "http://127.0.0.1:" + ClosedPort.find();

    assertThatThrownBy(
            () -> transaction(config().set("token_endpoint", closed + "/token"), rows("a")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Can't connect to "
                + closed.substring("http://".length())
                + " (Login with Amazon, \"token_endpoint\"): ");
    assertThatThrownBy(() -> transaction(config().set("api_endpoint", closed), rows("a")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Can't connect to "
                + closed.substring("http://".length())
                + " (the Events API, \"api_endpoint\"): ");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void isAConfigErrorIfTheJvmHasNoTrustStore() {
    TrustStore trustStore = new TrustStore("/no/such/file", null, null);
    try {
      assertThatThrownBy(() -> transaction(config(), rows("a")))
          .isInstanceOf(ConfigException.class)
          .hasNoCause()
          .hasMessageContaining("\"javax.net.ssl.trustStore\" names \"/no/such/file\"");
    } finally {
      trustStore.close();
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void endsWhenItIsInterruptedWhileItLogsIn() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> plugin.transaction(config(), RowPages.SCHEMA, 1, task -> List.of()))
          .isInstanceOf(DataException.class)
          .hasMessage("the job was interrupted before any row was processed");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void saysWhatTheJobWouldDoBeforeItsLoginIsRefused() throws Exception {
    try (CapturedLog job = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      assertThatThrownBy(() -> transaction(config().set("refresh_token", "wrong"), rows("a")))
          .isInstanceOf(ConfigException.class);

      assertThat(job.lines()).hasSize(3);
      assertThat(job.lines().get(0))
          .isEqualTo("INFO This job: advertiser_id ENTITY1, region NA, no data set");
    }
  }

  @Test
  void saysNothingOfAJobWhoseConfigIsWrong() throws Exception {
    try (CapturedLog job = CapturedLog.of(AmazonAdsConversionOutputPlugin.class)) {
      assertThatThrownBy(() -> transaction(config().set("batch_size", 501), rows("a")))
          .isInstanceOf(ConfigException.class);

      assertThat(job.lines()).isEmpty();
    }
  }

  @Test
  void callsARefusedLoginAnErrorOfTheConfigAndAFailingOneNot() {
    sandbox.token().onRequest(2, Fault.status(500));

    assertThatThrownBy(() -> transaction(config().set("client_secret", "wrong"), rows("a")))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> transaction(config(), rows("a"))).isInstanceOf(DataException.class);
    assertThat(sandbox.events().requests()).isEmpty();
  }

  @Test
  void refusesATaskWhoseTimeZoneDoesNotExistWhereItRuns() throws Exception {
    inTask(
        config().set("default_timezone", "Asia/Tokyo"),
        task -> {
          String options = "amazon_ads_conversion_options";
          String json = task.get(String.class, options);
          task.set(options, json.replace("Asia/Tokyo", "Mars/Olympus"));

          assertThatThrownBy(() -> plugin.open(task, RowPages.SCHEMA, 0))
              .isInstanceOf(ConfigException.class)
              .hasMessageContaining("\"default_timezone\"");
        });
  }

  // What the options do to the requests.

  @Test
  void sendsForAnAdvertiser() throws Exception {
    transaction(config(), rows("a"));

    ReceivedRequest request = sandbox.events().requests().get(0);
    assertThat(request.header("Amazon-Ads-AccountId")).contains("ENTITY1");
    assertThat(request.header("Amazon-Ads-Manager-AccountId")).isEmpty();
  }

  /** A program that runs Embulk in its own process may use an instance again. */
  @Test
  void sendsASecondTransactionForItsOwnAccountWithItsOwnLogin() throws Exception {
    transaction(config(), rows("a"));
    try (Sandbox other = Sandbox.start()) {
      ConfigSource second =
          config()
              .set("advertiser_id", "ENTITY2")
              .set("api_endpoint", other.baseUrl())
              .set("token_endpoint", other.tokenUrl());

      transaction(second, rows("b"));

      assertThat(sandbox.acceptedEventIds()).containsExactly("a");
      assertThat(other.acceptedEventIds()).containsExactly("b");
      assertThat(other.events().requests().get(0).header("Amazon-Ads-AccountId"))
          .contains("ENTITY2");
      assertThat(other.token().requests()).as("one to check, one to use").hasSize(2);
    }
  }

  /** Where outputs run apart from their transaction, as they may under another executor. */
  @Test
  void opensOutputsOfASecondTransactionThatRunsElsewhereAnew() throws Exception {
    inTask(
        config(),
        task -> {
          TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);
          var page = pages.of("invalid");
          assertThatThrownBy(() -> output.add(page)).isInstanceOf(DataException.class);
        });
    inTask(
        config().set("advertiser_id", "ENTITY2"),
        task -> {
          TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);
          output.add(pages.of("b"));
          output.finish();
          output.close();
        });

    assertThat(sandbox.events().requests().get(0).header("Amazon-Ads-AccountId"))
        .contains("ENTITY2");
  }

  @Test
  void sendsForAManagerAccountWithAnApiToken() throws Exception {
    ConfigSource config =
        config()
            .set("advertiser_id", "")
            .set("client_id", "")
            .set("client_secret", "")
            .set("refresh_token", "")
            .set("token_endpoint", "")
            .set("manager_account_id", Sandbox.MANAGER_ACCOUNT_ID)
            .set("api_token", Sandbox.API_TOKEN)
            .set("dataset_id", Sandbox.DATASET_ID);

    transaction(config, rows("a"));

    ReceivedRequest request = sandbox.events().requests().get(0);
    assertThat(request.header("Amazon-Ads-Manager-AccountId")).contains(Sandbox.MANAGER_ACCOUNT_ID);
    assertThat(request.header("Amazon-Ads-AccountId")).isEmpty();
    assertThat(request.header("Amazon-Advertising-API-Token")).contains(Sandbox.API_TOKEN);
    assertThat(sentEvent().get("dataSetId").asText()).isEqualTo(Sandbox.DATASET_ID);
    assertThat(sandbox.token().requests()).isEmpty();
  }

  @Test
  void sendsOneBatchAfterTheOther() throws Exception {
    transaction(
        config().set("max_concurrent_requests", 1).set("batch_size", 1), rows("a", "b", "c"));

    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b", "c");
  }

  @Test
  void sendsCustomAttributes() throws Exception {
    transaction(config().set("custom_data", "event_name:STRING"), rows("a"));

    assertThat(sentEvent().get("customData").toString())
        .isEqualTo("[{\"name\":\"event_name\",\"dataType\":\"STRING\",\"value\":\"signup\"}]");
  }

  @Test
  void givesARowWithoutAnIdARandomUuid() throws Exception {
    transaction(config(), List.of(ValidRow.lead(), ValidRow.lead()));

    assertThat(sandbox.acceptedEventIds())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}"));
  }

  @Test
  void givesEqualRowsWithoutAnIdTheSameDigest() throws Exception {
    ConfigSource config = config().set("event_id_fallback", "ROW_HASH");
    transaction(config, List.of(ValidRow.lead(), ValidRow.lead()));

    assertThat(sandbox.acceptedEventIds()).hasSize(2);
    assertThat(sandbox.acceptedEventIds().get(0))
        .matches("[0-9a-f]{64}")
        .isEqualTo(sandbox.acceptedEventIds().get(1));
  }

  @Test
  void givesARowWithoutAnIdNoneIfItShallNot() throws Exception {
    transaction(config().set("event_id_fallback", "NONE"), List.of(ValidRow.lead()));

    assertThat(sentEvent().has("eventId")).isFalse();
  }

  // A job of which nothing is accepted.

  @Test
  void failsAJobOf100RecordsOfWhichNoneIsAccepted() throws Exception {
    ConfigSource skipping = config().set("skip_invalid_record", true);
    List<ValidRow> invalid = Collections.nCopies(100, ValidRow.lead().without("country_code"));

    assertThatThrownBy(() -> transaction(skipping, invalid))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "none of the job's 100 records was accepted; the most frequent reasons:"
                + " missing_column_value (100); of the job's records, 0 were already accepted by"
                + " Amazon, 0 may have been accepted; running the job again counts nothing twice;"
                + " a column is probably mapped wrongly: ");

    transaction(skipping, invalid.subList(0, 99));
  }

  // The file of the REPORT.

  @Test
  void numbersTheOutputsOfTheReportFileFromOne() throws Exception {
    Path file = folder.resolve("report.json");
    transactionOf(config().set("report_path", file.toString()), List.of(rows("a"), rows("b", "c")));

    JsonNode report = ReportSchema.read(file);
    assertThat(report.at("/outputs/0/output").asInt()).isEqualTo(1);
    assertThat(report.at("/outputs/1/output").asInt()).isEqualTo(2);
    assertThat(report.get("outputs_missing").toString()).isEqualTo("[]");
  }

  @Test
  void replacesTheFileThatALinkPointsToAndLeavesTheLink() throws Exception {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    Path latest = Files.createSymbolicLink(folder.resolve("latest.json"), file);
    transaction(config().set("report_path", latest.toString()), rows("a"));

    assertThat(latest).isSymbolicLink();
    assertThat(ReportSchema.read(file).get("status").asText()).isEqualTo("succeeded");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("report.json", "latest.json");
  }

  @Test
  void writesTheReportAsAPage() throws Exception {
    Path file = folder.resolve("report.html");
    List<ValidRow> rows = new ArrayList<>(rows("marked-1", "marked-2"));
    rows.add(ValidRow.lead("marked-3").with("event_time", "marked time"));

    transactionOf(
        config()
            .set("report_path", file.toString())
            .set("dataset_name", "web")
            .set("skip_invalid_record", true),
        List.of(rows, rows("marked-1")));

    HtmlPage page = HtmlPage.read(file);
    assertThat(page.headings())
        .containsExactly(
            "h1 The job succeeded",
            "h2 Records",
            "h2 Why records were left out",
            "h2 Match keys",
            "h2 Data check",
            "h2 Warnings",
            "h2 Outputs",
            "h2 Numbers",
            "h2 Target, times and versions");
    assertThat(page.paragraphs()).startsWith("3 of 4 records were accepted.");
    assertThat(page.table("Why records were left out").get(1))
        .first()
        .isEqualTo("invalid_event_time");
    assertThat(page.table("Match keys").get(1)).containsExactly("EMAIL", "100.0 %");
    assertThat(page.list("Warnings"))
        .contains("events that repeat the event_id of an earlier one; Amazon keeps one of them: 1");
    assertThat(page.table("Outputs")).hasSize(3);
    assertThat(page.table("Target, times and versions"))
        .contains(List.of("Advertiser id", "ENTITY1"), List.of("Dataset name", "web"));
    assertThat(page.source()).doesNotContain("marked");
    sandbox
        .accepted()
        .forEach(
            event ->
                assertThat(page.source())
                    .doesNotContain(event.at("/matchKeys/0/values/0").asText()));
  }

  @Test
  void writesAnErrorOfTheConfigToThePage() throws Exception {
    Path file = folder.resolve("report.HTML");

    assertThatThrownBy(
            () ->
                transaction(
                    config()
                        .set("report_path", file.toString())
                        .set("region", "<script>&\"'</script>"),
                    rows("a")))
        .isInstanceOf(ConfigException.class);

    HtmlPage page = HtmlPage.read(file);
    assertThat(page.headings()).startsWith("h1 The job failed");
    assertThat(page.paragraphs())
        .startsWith(
            "amazon_ads_conversion cannot run with this config:\n- \"region\": must be one of NA, EU,"
                + " FE, but was \"<script>&\"'</script>\"",
            "No record was processed.");
  }

  @Test
  void writesAnErrorOfTheConfigToTheReportFile() throws Exception {
    Path file = folder.resolve("report.json");

    assertThatThrownBy(
            () ->
                transaction(
                    config().set("report_path", file.toString()).set("batch_size", 501), rows("a")))
        .isInstanceOf(ConfigException.class);

    JsonNode report = ReportSchema.read(file);
    assertThat(report.get("status").asText()).isEqualTo("failed");
    assertThat(report.get("message").asText()).contains("\"batch_size\"");
  }

  @Test
  void writesWhatTheJobWarnsOfToTheReportFile() throws Exception {
    Path file = folder.resolve("report.json");
    transaction(
        config()
            .set("report_path", file.toString())
            .set("retry_forever", true)
            .set("gpp", "G")
            .set("skip_invalid_record", true),
        List.of(ValidRow.lead().without("country_code")));

    JsonNode warnings = ReportSchema.read(file).get("job_warnings");
    assertThat(warnings).hasSize(3);
    assertThat(warnings.get(0).asText())
        .isEqualTo(
            "\"gpp\" is ignored: it applies to \"consent_type\" GPP only, and \"consent_type\" is"
                + " not set");
    assertThat(warnings.get(1).asText())
        .isEqualTo("Unknown options, which are ignored: \"retry_forever\"");
    assertThat(warnings.get(2).asText())
        .startsWith("the job's only record was not accepted; the most frequent reasons: ");
  }

  @Test
  void writesAccountRegionAndDataSetToTheReportFile() throws Exception {
    Path file = folder.resolve("report.json");
    ConfigSource config =
        config()
            .set("report_path", file.toString())
            .set("region", "fe")
            .set("dataset_name", "web")
            .set("client_secret", "wrong");

    assertThatThrownBy(() -> transaction(config, rows("a"))).isInstanceOf(ConfigException.class);

    JsonNode report = ReportSchema.read(file);
    assertThat(report.get("advertiser_id").asText()).isEqualTo("ENTITY1");
    assertThat(report.get("region").asText()).isEqualTo("FE");
    assertThat(report.get("dataset_name").asText()).isEqualTo("web");
    assertThat(report.get("job_warnings")).isEmpty();
  }

  /** The region that is meant is not known then. */
  @Test
  void namesNoRegionInTheReportFileWhereAnOptionIsWrong() throws Exception {
    Path file = folder.resolve("report.json");
    ConfigSource config = config().set("report_path", file.toString()).set("region", "MARS");

    assertThatThrownBy(() -> transaction(config, rows("a"))).isInstanceOf(ConfigException.class);

    assertThat(ReportSchema.read(file).has("region")).isFalse();
  }

  /** The message of another plugin's exception may quote a row. */
  @Test
  void keepsTheMessageOfAnotherPluginOutOfTheReportFile() throws Exception {
    Path file = folder.resolve("report.json");
    IllegalStateException parser = new IllegalStateException("jane@shop.org");
    Callable<ConfigDiff> job =
        () ->
            plugin.transaction(
                config().set("report_path", file.toString()),
                RowPages.SCHEMA,
                1,
                task -> {
                  throw parser;
                });
    String message =
        "the input failed; see above in Embulk's log; of the job's records, 0 were already accepted"
            + " by Amazon, 0 may have been accepted; running the job again counts nothing twice; run"
            + " the job again";

    assertThatThrownBy(() -> pages.inSession(job))
        .isInstanceOf(DataException.class)
        .hasMessage(message)
        .hasCause(parser);

    assertThat(ReportSchema.read(file).get("message").asText()).isEqualTo(message);
  }

  /** A parser closes the output that it feeds, and then Embulk aborts it. */
  @Test
  void blamesNoOutputWhenTheInputFails() throws Exception {
    Path file = folder.resolve("report.json");
    CountDownLatch sent = new CountDownLatch(1);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              sent.countDown();
              return Fault.none();
            });
    Callable<ConfigDiff> job =
        () ->
            plugin.transaction(
                config().set("report_path", file.toString()),
                RowPages.SCHEMA,
                2,
                task -> {
                  TransactionalPageOutput first = plugin.open(task, RowPages.SCHEMA, 0);
                  TransactionalPageOutput second = plugin.open(task, RowPages.SCHEMA, 1);
                  first.add(pages.of("a", "b"));
                  await(sent);
                  second.add(pages.of("c"));
                  second.close();
                  second.abort();
                  first.add(pages.of("d"));
                  return List.of();
                });
    String message =
        "the input failed; see above in Embulk's log; of the job's records, 2 were already accepted"
            + " by Amazon, 0 may have been accepted; running the job again counts nothing twice:"
            + " Amazon recognizes each of them by its event_id; run the job again";

    try (CapturedLog outputs = CapturedLog.of(RecordPageOutput.class)) {
      assertThatThrownBy(() -> pages.inSession(job))
          .isInstanceOf(DataException.class)
          .hasMessage(message);

      assertThat(outputs.lines())
          .containsExactly(
              "ERROR output 2 stopped after 1 record: 0 were already accepted by Amazon, 0 may have"
                  + " been accepted",
              "ERROR output 1 stopped after 3 records: 2 were already accepted by Amazon, 0 may"
                  + " have been accepted");
    }
    assertThat(ReportSchema.read(file).get("message").asText()).isEqualTo(message);
  }

  @Test
  void saysThatTheJobWasInterruptedWhereNoOutputDoes() {
    RuntimeException interrupted = new RuntimeException(new InterruptedException());

    assertThatThrownBy(
            () ->
                plugin.transaction(
                    config(),
                    RowPages.SCHEMA,
                    1,
                    task -> {
                      throw interrupted;
                    }))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("the job was interrupted; of the job's records");
  }

  /** Embulk shows the exception of the output with the lowest number. */
  @Test
  void namesWhatFailedFirstOfAllThatFailed() throws Exception {
    Path file = folder.resolve("report.json");
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch secondHasFailed = new CountDownLatch(1);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              sent.countDown();
              await(secondHasFailed);
              return Fault.status(400);
            });
    Callable<ConfigDiff> job =
        () ->
            plugin.transaction(
                config().set("report_path", file.toString()),
                RowPages.SCHEMA,
                2,
                task -> {
                  TransactionalPageOutput first = plugin.open(task, RowPages.SCHEMA, 0);
                  TransactionalPageOutput second = plugin.open(task, RowPages.SCHEMA, 1);
                  first.add(pages.of("a"));
                  CompletableFuture<Void> finished = CompletableFuture.runAsync(first::finish);
                  await(sent);
                  assertThatThrownBy(() -> second.add(pages.of("invalid")))
                      .hasMessageStartingWith("output 2, record 1: \"event_time\": ");
                  secondHasFailed.countDown();
                  throw failureOf(finished);
                });
    String message = "output 2, record 1: \"event_time\": ";

    assertThatThrownBy(() -> pages.inSession(job))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(message)
        .cause()
        .hasMessageStartingWith("output 1, batch 1: status 400 ");

    assertThat(ReportSchema.read(file).get("message").asText()).startsWith(message);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException failureOf(CompletableFuture<Void> future) {
    try {
      future.join();
    } catch (CompletionException e) {
      return (RuntimeException) e.getCause();
    }
    throw new AssertionError("it did not fail");
  }

  /** Of three outputs, the second one alone is opened before the job fails. */
  @Test
  void namesTheOutputsThatNeverStarted() throws Exception {
    Path file = folder.resolve("report.json");
    ConfigSource config = config().set("report_path", file.toString());
    Callable<ConfigDiff> job =
        () ->
            plugin.transaction(
                config,
                RowPages.SCHEMA,
                3,
                task -> {
                  plugin.open(task, RowPages.SCHEMA, 1).add(pages.of("invalid"));
                  return List.of();
                });

    assertThatThrownBy(() -> pages.inSession(job)).isInstanceOf(DataException.class);

    JsonNode report = ReportSchema.read(file);
    assertThat(report.get("message").asText()).startsWith("output 2, record 1: ");
    assertThat(report.get("outputs")).hasSize(1);
    assertThat(report.at("/outputs/0/output").asInt()).isEqualTo(2);
    assertThat(report.get("outputs_missing").toString()).isEqualTo("[1,3]");
  }

  // The file of rejected records.

  @Test
  void listsARecordInTheFileWithTheEndOfItsPage() throws Exception {
    ConfigSource config =
        config()
            .set("rejected_records_path", folder + "/rejected-")
            .set("skip_invalid_record", true);
    inTask(
        config,
        task -> {
          TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);
          output.add(pages.of("invalid"));

          assertThat(rejectedRecords())
              .singleElement()
              .asString()
              .startsWith("{\"output\":1,\"record\":1,\"event_id\":\"invalid\",");

          output.finish();
          output.close();
        });
  }

  @Test
  void listsTheRecordThatFailsTheJob() throws Exception {
    inTask(
        config().set("rejected_records_path", folder + "/rejected-"),
        task -> {
          TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);

          assertThatThrownBy(() -> output.add(pages.of("invalid")))
              .isInstanceOf(DataException.class);

          assertThat(rejectedRecords())
              .singleElement()
              .asString()
              .startsWith("{\"output\":1,\"record\":1,\"event_id\":\"invalid\",");
        });
  }

  private List<String> rejectedRecords() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }

  // One output fails, and another has not heard of it.

  @Test
  void failsTheOthersWithTheirNextPageThoughNoBatchIsFull() throws Exception {
    inTwoOutputs(
        (first, second) -> {
          first.add(pages.of("a"));
          first.abort();

          assertThatThrownBy(() -> second.add(pages.of("b")))
              .isInstanceOf(DataException.class)
              .hasMessageStartingWith(
                  "output 2: stopped, because the job failed: the input failed; see above in"
                      + " Embulk's log; of the job's records, 0 were");
        });
  }

  @Test
  void failsTheOthersWhenTheyFinish() throws Exception {
    inTwoOutputs(
        (first, second) -> {
          second.add(pages.of("b"));
          first.abort();

          assertThatThrownBy(second::finish)
              .isInstanceOf(DataException.class)
              .hasMessageStartingWith(
                  "output 2: stopped, because the job failed: the input failed; see above in"
                      + " Embulk's log; of the job's records, 0 were");
        });
    assertThat(sandbox.events().requests()).isEmpty();
  }

  @Test
  void failsTheOthersWhenOneIsClosedBeforeItHasFinished() throws Exception {
    inTwoOutputs(
        (first, second) -> {
          first.add(pages.of("a"));
          first.close();

          assertThatThrownBy(second::finish)
              .isInstanceOf(DataException.class)
              .hasMessageStartingWith(
                  "output 2: stopped, because the job failed: the input failed; see above in"
                      + " Embulk's log; of the job's records, 0 were");
        });
  }

  @Test
  void noticesAnInterruptThoughItsPageFillsNoBatch() throws Exception {
    inTask(
        config(),
        task -> {
          TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);
          var page = pages.of("a");
          Thread.currentThread().interrupt();
          try {
            assertThatThrownBy(() -> output.add(page))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("output 1: the job was interrupted");
          } finally {
            Thread.interrupted();
          }
        });
  }

  @Test
  void releasesThePageThatComesAfterItsFailure() throws Exception {
    inTask(
        config(),
        task -> {
          TransactionalPageOutput output = plugin.open(task, RowPages.SCHEMA, 0);
          output.abort();

          output.add(pages.of("a"));

          assertThat(pages.unreleased()).isZero();
          output.close();
        });
  }

  private void inTwoOutputs(TwoOutputs work) throws Exception {
    inTask(
        config(),
        task ->
            work.run(plugin.open(task, RowPages.SCHEMA, 0), plugin.open(task, RowPages.SCHEMA, 1)));
  }

  private void inTask(ConfigSource config, Work work) throws Exception {
    pages.inSession(
        (Callable<Void>)
            () -> {
              TaskSource[] handedOver = new TaskSource[1];
              plugin.transaction(
                  config,
                  RowPages.SCHEMA,
                  1,
                  task -> {
                    handedOver[0] = task;
                    return List.of();
                  });
              work.run(handedOver[0]);
              return null;
            });
  }

  private interface Work {
    void run(TaskSource task) throws Exception;
  }

  private interface TwoOutputs {
    void run(TransactionalPageOutput first, TransactionalPageOutput second) throws Exception;
  }
}
