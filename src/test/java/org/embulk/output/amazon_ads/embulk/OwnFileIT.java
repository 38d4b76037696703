package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with their own header line, which the options of both plugins name and complete. */
class OwnFileIT {
  @TempDir private Path folder;

  private CsvInput file(String name, List<String> columns, String... lines) throws Exception {
    String header = String.join(",", columns) + "\n";
    Files.writeString(folder.resolve(name), header + String.join("\n", lines) + "\n");
    return new CsvInput(folder.resolve(name)).texts(columns);
  }

  private EmbulkConfig orders(Sandbox sandbox) throws Exception {
    CsvInput input =
        file(
            "orders.csv",
            List.of(
                "Order ID", "Created at", "E-Mail", "Billing Country", "Total", "Vendor", "email"),
            "#1001,2026-11-20 17:05:00 -0500,abc@example.com,,49.90,,not used",
            "#1002,2026-11-20 18:05:00 -0500,rosa@example.org,CA,129.00,Acme,not used",
            "#1003,yesterday,rosa@example.org,US,9.00,Acme,not used");
    return Conversions.config(sandbox, input)
        .out("skip_invalid_record", true)
        .out("custom_data", "brand:STRING")
        .out(
            "columns",
            Map.of(
                "event_id", "Order ID",
                "event_time", "Created at",
                "email", "E-Mail",
                "country_code", "Billing Country",
                "value", "Total",
                "brand", "Vendor"))
        .out(
            "defaults",
            Map.of(
                "event_name", "Purchase",
                "conversion_type", "OFF_AMAZON_PURCHASES",
                "event_source", "WEBSITE",
                "country_code", "US",
                "currency_code", "USD",
                "units_sold", 1,
                "brand", "Other"));
  }

  @Test
  void sendsTheOrdersOfAShopAndCallsTheirColumnsByBothNames() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      EmbulkProcess.Result result = new EmbulkProcess(folder).run(orders(sandbox));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      JsonNode first = sandbox.accepted().get(0);
      assertThat(first.get("eventId").asText()).isEqualTo("#1001");
      assertThat(first.get("eventTime").asText()).isEqualTo("2026-11-20T22:05:00Z");
      assertThat(first.get("countryCode").asText()).isEqualTo("US");
      assertThat(first.get("value").decimalValue()).isEqualByComparingTo("49.90");
      assertThat(first.get("currencyCode").asText()).isEqualTo("USD");
      assertThat(first.get("unitsSold").asInt()).isEqualTo(1);
      assertThat(first.at("/matchKeys/0/values/0").asText())
          .isEqualTo(Conversions.sha256("abc@example.com"));
      assertThat(first.at("/customData/0/value").asText()).isEqualTo("Other");
      JsonNode second = sandbox.accepted().get(1);
      assertThat(second.get("countryCode").asText()).isEqualTo("CA");
      assertThat(second.at("/customData/0/value").asText()).isEqualTo("Acme");
      assertThat(result.log().messages("WARN"))
          .contains(
              "Unused columns, which are not sent: \"email\"",
              "Skipped output 1, record 3: \"Created at\" (event_time): must be a time such as"
                  + " 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time, but"
                  + " looks like \"aaaaaaaaa\"; set \"event_time_format\" to its form"
                  + " (invalid_event_time)",
              "Data check, \"E-Mail\" (email): 1 value looks like a placeholder, such as null, n/a"
                  + " or a test address: leave such cells empty");
      assertThat(result.log().messages("INFO"))
          .contains(
              "Total records: 3, total skip records: 1, total batches: 1, total skip batches: 0");
    }
  }

  @Test
  void endsBeforeAnyRowIfTheConfigCallsAColumnByAWrongName() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      EmbulkProcess.Result result =
          new EmbulkProcess(folder)
              .run(
                  orders(sandbox)
                      .out("custom_data", null)
                      .out("columns", Map.of("event_time", "created_at", "email", "E-Mail"))
                      .out(
                          "defaults",
                          Map.of(
                              "event_name", "Purchase",
                              "conversion_type", "OFF_AMAZON_PURCHASES",
                              "event_source", "SHOP",
                              "country_code", "US",
                              "event_id", "#1")));

      assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
      assertThat(result.error())
          .isEqualTo(
              """
              org.embulk.config.ConfigException: amazon_ads_conversion cannot run with this config:
              - "defaults": "event_id" can't have a default: Amazon would take all events that lack it for one
              - "defaults": "event_source" must be one of ANDROID, FIRE_TV, IOS, MEASUREMENT_ATTRIBUTION_PARTNER, OFFLINE, WEBSITE, but was "SHOP"
              - "columns": "event_time" is mapped to "created_at", but the input has no such column; did you mean "Created at"?""");
      assertThat(sandbox.requests()).isEmpty();
    }
  }

  @Test
  void uploadsTheContactsOfACrm() throws Exception {
    CsvInput input =
        file(
            "contacts.csv",
            List.of("Contact No.", "E-Mail", "Given name", "Last_Name", "Country"),
            "c-1,abc@example.com,Ann,Lee,",
            "c-2,rosa@example.org,Rosa,Diaz,MX");
    try (AudienceSandbox sandbox = AudienceSandbox.documented().start()) {
      EmbulkProcess.Result result =
          new EmbulkProcess(folder)
              .run(
                  new EmbulkConfig(input)
                      .oneOutput()
                      .out("type", "amazon_ads")
                      .out("amc_instance_id", "amc_instance_id")
                      .out("country_code", "US")
                      .out("external_audience_id", "external_audience_id")
                      .out("audience_name", "audience_name")
                      .out("client_id", Sandbox.CLIENT_ID)
                      .out("client_secret", Sandbox.CLIENT_SECRET)
                      .out("refresh_token", Sandbox.REFRESH_TOKEN)
                      .out("api_endpoint", sandbox.baseUrl())
                      .out("token_endpoint", sandbox.tokenUrl())
                      .out(
                          "columns",
                          Map.of(
                              "externalUserId", "Contact No.",
                              "email", "E-Mail",
                              "firstname", "Given name",
                              "countrycode", "Country"))
                      .out("defaults", Map.of("countrycode", "CA")));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      assertThat(sandbox.members("361054992504331001", Target.AMC)).containsOnlyKeys("c-1", "c-2");
      JsonNode hashes = sandbox.members("361054992504331001", Target.AMC).get("c-1").hashes();
      assertThat(hashes.get("email").asText()).isEqualTo(Conversions.sha256("abc@example.com"));
      assertThat(hashes.get("firstname").asText()).isEqualTo(Conversions.sha256("ann"));
      assertThat(hashes.get("lastname").asText()).isEqualTo(Conversions.sha256("lee"));
      assertThat(result.log().messages("WARN")).noneMatch(line -> line.startsWith("Unused"));
    }
  }
}
