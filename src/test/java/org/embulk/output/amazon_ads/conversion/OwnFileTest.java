package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.embulk.output.amazon_ads.fixture.HtmlPage;
import org.embulk.output.amazon_ads.fixture.Pages;
import org.embulk.output.amazon_ads.fixture.RowPages;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.spi.Column;
import org.embulk.spi.DataException;
import org.embulk.spi.Exec;
import org.embulk.spi.PageBuilder;
import org.embulk.spi.Schema;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.spi.type.Types;
import org.embulk.util.config.ConfigMapperFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file as it is: its own names of columns, what it lacks, and what the log then calls them. */
@Timeout(60)
class OwnFileTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "event_id", "Order ID",
          "event_time", "Created at",
          "email", "E-Mail",
          "value", "Total",
          "currency_code", "Currency");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "event_name", "Purchase",
          "conversion_type", "OFF_AMAZON_PURCHASES",
          "event_source", "WEBSITE",
          "country_code", "US",
          "currency_code", "EUR");

  private final Sandbox sandbox = Sandbox.start();
  private final AmazonAdsConversionOutputPlugin plugin = new AmazonAdsConversionOutputPlugin();
  private final ConfigSource config =
      ConfigMapperFactory.withDefault()
          .newConfigSource()
          .set("advertiser_id", "ENTITY1")
          .set("client_id", Sandbox.CLIENT_ID)
          .set("client_secret", Sandbox.CLIENT_SECRET)
          .set("refresh_token", Sandbox.REFRESH_TOKEN)
          .set("api_endpoint", sandbox.baseUrl())
          .set("token_endpoint", sandbox.tokenUrl())
          .set("skip_invalid_record", true)
          .set("columns", NAMES)
          .set("defaults", DEFAULTS);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** Runs a job over a table whose first row is the header; returns what it logs. */
  private List<String> run(String... table) throws Exception {
    List<Column> columns = new ArrayList<>();
    for (String name : cells(table[0])) {
      columns.add(new Column(columns.size(), name, Types.STRING));
    }
    Schema schema = new Schema(columns);
    try (CapturedLog log = CapturedLog.ofEverything()) {
      new Pages()
          .inSession(
              () -> plugin.transaction(config, schema, 1, task -> output(task, schema, table)));
      return log.lines();
    }
  }

  private List<TaskReport> output(TaskSource task, Schema schema, String... table) {
    TransactionalPageOutput output = plugin.open(task, schema, 0);
    try (PageBuilder pages = Exec.getPageBuilder(RowPages.USUAL, schema, output)) {
      for (int row = 1; row < table.length; row++) {
        for (Column column : schema.getColumns()) {
          String cell = cells(table[row])[column.getIndex()];
          if (cell.equals("NULL")) {
            pages.setNull(column);
          } else {
            pages.setString(column, cell);
          }
        }
        pages.addRecord();
      }
      pages.finish();
      return List.of(output.commit());
    } finally {
      output.close();
    }
  }

  private static String[] cells(String line) {
    return line.split(" *\\| *", -1);
  }

  private JsonNode event(String id) {
    return sandbox.accepted().stream()
        .filter(event -> event.path("eventId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sendsAFileWithNamesOfItsOwn() throws Exception {
    run(
        "Order ID | Created at           | E-Mail          | Total | Currency",
        "order-1  | 2026-11-20T17:05:00Z | abc@example.com | 49.90 | USD");

    JsonNode event = event("order-1");
    assertThat(event.at("/eventDescription/name").asText()).isEqualTo("Purchase");
    assertThat(event.at("/eventDescription/conversionType").asText())
        .isEqualTo("OFF_AMAZON_PURCHASES");
    assertThat(event.at("/eventDescription/eventSource").asText()).isEqualTo("WEBSITE");
    assertThat(event.get("countryCode").asText()).isEqualTo("US");
    assertThat(event.get("eventTime").asText()).isEqualTo("2026-11-20T17:05:00Z");
    assertThat(event.get("value").decimalValue()).isEqualByComparingTo("49.9");
    assertThat(event.get("currencyCode").asText()).isEqualTo("USD");
    // Amazon's published digest of abc@example.com.
    assertThat(event.at("/matchKeys/0/values/0").asText())
        .isEqualTo("9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21");
  }

  @Test
  void fillsWhateverCountsAsBlank() throws Exception {
    run(
        "Order ID | Created at           | E-Mail          | Total | Currency | event_name",
        "id-0     | 2026-11-20T17:05:00Z | abc@example.com | 1     | NULL     | NULL",
        "id-1     | 2026-11-20T17:05:00Z | abc@example.com | 1     |          | \u3000",
        "id-2     | 2026-11-20T17:05:00Z | abc@example.com | 1     | n/a      | \\N",
        "id-3     | 2026-11-20T17:05:00Z | abc@example.com | 1     | usd      | null");

    assertThat(sandbox.accepted())
        .extracting(
            event -> event.get("currencyCode").asText(),
            event -> event.at("/eventDescription/name").asText())
        .containsExactly(
            tuple("EUR", "Purchase"),
            tuple("EUR", "Purchase"),
            tuple("EUR", "Purchase"),
            // Null is a word in the name of an event, as everywhere.
            tuple("USD", "null"));
  }

  @Test
  void doesNotReplaceAWrongValue() throws Exception {
    assertThat(
            run(
                "Order ID | Created at           | E-Mail          | Total | Currency",
                "order-1  | 2026-11-20T17:05:00Z | abc@example.com | 1     | XYZ"))
        .contains(
            "WARN Skipped output 1, record 1: \"Currency\" (currency_code): must be one of the 81"
                + " currency codes of the Events API, such as USD, EUR or JPY, but looks like \"aaa\""
                + " (unknown_currency)");
  }

  @Test
  void defaultsForPurchasesHaveNoEffectOnOtherEvents() throws Exception {
    config.set(
        "defaults",
        Map.of(
            "event_name", "Sign-up",
            "event_source", "WEBSITE",
            "country_code", "US",
            "value", "2",
            "currency_code", "EUR",
            "units_sold", "3"));
    config.set("columns", Map.of());
    run(
        "event_id | event_time           | email           | conversion_type",
        "lead     | 2026-11-20T17:05:00Z | abc@example.com | LEAD",
        "purchase | 2026-11-20T17:05:00Z | abc@example.com | OFF_AMAZON_PURCHASES");

    assertThat(event("lead").get("value").asInt()).isEqualTo(2);
    assertThat(event("lead").has("currencyCode")).isFalse();
    assertThat(event("lead").has("unitsSold")).isFalse();
    assertThat(event("purchase").get("value").asInt()).isEqualTo(2);
    assertThat(event("purchase").get("currencyCode").asText()).isEqualTo("EUR");
    assertThat(event("purchase").get("unitsSold").asInt()).isEqualTo(3);
  }

  @Test
  void mapsAndFillsCustomAttributes() throws Exception {
    config
        .set("custom_data", "brand:STRING,size:INTEGER,shop:STRING,value:STRING")
        .set(
            "columns",
            Map.of(
                "event_id", "Order ID",
                "event_time", "Created at",
                "email", "E-Mail",
                "brand", "Product brand",
                "size", "Product size",
                "value", "Total"))
        .set(
            "defaults",
            Map.of(
                "event_name", "Purchase",
                "conversion_type", "LEAD",
                "event_source", "WEBSITE",
                "country_code", "US",
                "brand", "Other",
                "size", "1,000.0",
                "shop", "Berlin"));
    run(
        "Order ID | Created at           | E-Mail          | Product brand | Product size | brand | Total",
        "full     | 2026-11-20T17:05:00Z | abc@example.com | Acme          | 7            | wrong | 9.5",
        "blank    | 2026-11-20T17:05:00Z | abc@example.com | NULL          | nan          | wrong | 9.5");

    assertThat(event("full").get("customData"))
        .hasToString(
            "[{\"name\":\"brand\",\"dataType\":\"STRING\",\"value\":\"Acme\"},"
                + "{\"name\":\"size\",\"dataType\":\"INTEGER\",\"value\":\"7\"},"
                + "{\"name\":\"shop\",\"dataType\":\"STRING\",\"value\":\"Berlin\"},"
                + "{\"name\":\"value\",\"dataType\":\"STRING\",\"value\":\"9.5\"}]");
    assertThat(event("blank").get("customData"))
        .hasToString(
            "[{\"name\":\"brand\",\"dataType\":\"STRING\",\"value\":\"Other\"},"
                + "{\"name\":\"size\",\"dataType\":\"INTEGER\",\"value\":\"1000\"},"
                + "{\"name\":\"shop\",\"dataType\":\"STRING\",\"value\":\"Berlin\"},"
                + "{\"name\":\"value\",\"dataType\":\"STRING\",\"value\":\"9.5\"}]");
  }

  @Test
  void aFailureNamesTheColumnsOfTheInput() {
    config.set("skip_invalid_record", false);

    assertThatThrownBy(
            () ->
                run(
                    "Order ID | Created at | E-Mail          | Total | Currency",
                    "order-1  | yesterday  | abc@example.com | 1     | USD"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "output 1, record 1: \"Created at\" (event_time): must be a time such as"
                + " 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time, but"
                + " looks like \"aaaaaaaaa\"; set \"event_time_format\" to its form"
                + " (invalid_event_time); ");
  }

  @Test
  void aReasonNamesTheColumnsOfTheInputWhereverItNamesSome() throws Exception {
    assertThat(
            run(
                "Order ID | Created at           | E-Mail | Total | Currency | phone",
                "order-1  | 2026-11-20T17:05:00Z | nobody | 1     | USD      | 0"))
        .contains(
            "WARN Skipped output 1, record 1: \"E-Mail\" (email), phone, first_name, last_name,"
                + " address, city, state, postal, maid, ramp_id, match_id, real_id, merkle_id,"
                + " kantar_id, fip: at least one must have a value that can be sent; \"E-Mail\""
                + " (email): not an e-mail address; \"phone\": not a possible phone"
                + " number (no_identifier)");
  }

  @Test
  void aMissingConsentNamesTheColumnsOfTheInput() throws Exception {
    config
        .set("region", "EU")
        .set(
            "columns",
            Map.of(
                "event_time", "Created at",
                "email", "E-Mail",
                "tcf", "Consent",
                "ip_address", "IP"));
    assertThat(
            run(
                "Created at           | E-Mail          | Consent | IP",
                "2026-11-20T17:05:00Z | abc@example.com | NULL    | unknown"))
        .contains(
            "WARN Skipped output 1, record 1: \"Consent\" (tcf), gpp, amzn_user_data, \"IP\""
                + " (ip_address): region EU requires one of them, or a constant consent, and \"IP\""
                + " (ip_address) can't be read (missing_consent)");
  }

  @Test
  void theReportNamesTheColumnsOfTheInput() throws Exception {
    config.set("custom_data", "brand:STRING").set("columns", withBrand());
    assertThat(
            run(
                "Order ID | Created at           | E-Mail | Total | Currency | Product brand | first_name",
                "1001.0   | 2026-11-20T17:05:00Z | a@example.com | 1 | USD | a-b | Ann",
                "NULL     | 2026-11-20T17:05:00Z | a@example.com | 1 | USD | c   | Ann",
                "1001.0   | 2026-11-20T17:05:00Z | a@example.com | 1 | USD | c   | n/a"))
        .contains(
            "INFO Records without an \"Order ID\" (event_id) of their own: 1 (running the job again"
                + " counts them twice)",
            "WARN Warning: events that repeat the \"Order ID\" (event_id) of an earlier one; Amazon"
                + " keeps one of them: 1",
            "WARN Warning: events whose \"Order ID\" (event_id) looks like a number printed as a"
                + " float, such as 1001.0, which is not the same id as 1001: 2",
            "WARN Warning: values of custom attributes with characters other than A to Z, a to z, 0"
                + " to 9 and _, which Amazon may refuse: 1 (\"Product brand\" (brand) 1)",
            "WARN Data check, \"E-Mail\" (email): 3 values look like placeholders, such as null,"
                + " n/a or a test address: leave such cells empty",
            "WARN Data check, first_name: 1 value looks like a placeholder, such as null, n/a or a"
                + " test address: leave such cells empty");
  }

  @Test
  void thePageNamesTheColumnsOfTheInput() throws Exception {
    config.set("report_path", folder + "/report.html");
    run(
        "Order ID | Created at           | E-Mail        | Total | Currency",
        "1001.0   | 2026-11-20T17:05:00Z | a@example.com | 1     | USD");

    HtmlPage page = HtmlPage.read(folder.resolve("report.html"));
    assertThat(page.list("Warnings"))
        .contains(
            "events whose \"Order ID\" (event_id) looks like a number printed as a float, such as"
                + " 1001.0, which is not the same id as 1001: 1");
    assertThat(page.list("Data check"))
        .containsExactly(
            "\"E-Mail\" (email): 1 value looks like a placeholder, such as null, n/a or a test"
                + " address: leave such cells empty");
  }

  private static Map<String, String> withBrand() {
    Map<String, String> names = new HashMap<>(NAMES);
    names.put("brand", "Product brand");
    return names;
  }

  @Test
  void theFileOfRejectedRecordsKeepsThePluginsNames() throws Exception {
    config.set("rejected_records_path", folder.toString());
    run(
        "Order ID | Created at | E-Mail          | Total | Currency",
        "order-1  | yesterday  | abc@example.com | 1     | USD");

    try (var files = Files.list(folder)) {
      assertThat(Files.readString(files.findFirst().orElseThrow()))
          .isEqualTo(
              "{\"output\":1,\"record\":1,\"event_id\":\"order-1\",\"reason\":\"invalid_event_time\","
                  + "\"column\":\"event_time\"}\n");
    }
  }
}
