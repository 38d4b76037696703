package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.Golden;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run with columns of every type of Embulk's, in a process of its own. */
class TypedColumnsIT {
  private static final String RANDOM_UUID =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private static Sandbox sandbox;
  private static EmbulkProcess.Result result;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.builder().advertiserId("4711").start();
    result =
        new EmbulkProcess(folder)
            .run(
                Conversions.config(sandbox, rows())
                    .out("advertiser_id", 4711)
                    .out("dataset_name", "Shop-1_us")
                    .out(
                        "custom_data", "brand:STRING, member:STRING,points:INTEGER,since:TIMESTAMP")
                    .out("limited_data_use", true));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static RowsInput rows() {
    return new RowsInput()
        .column("event_name", "string")
        .column("conversion_type", "string")
        .column("event_source", "string")
        .column("country_code", "string")
        .column("event_time", "timestamp", "%Y-%m-%d %H:%M:%S.%L %z")
        .column("email", "string")
        .column("phone", "long")
        .column("first_name", "string")
        .column("last_name", "string")
        .column("address", "string")
        .column("city", "string")
        .column("state", "string")
        .column("postal", "long")
        .column("maid", "string")
        .column("match_id", "long")
        .column("ramp_id", "string")
        .column("real_id", "string")
        .column("merkle_id", "string")
        .column("kantar_id", "string")
        .column("fip", "string")
        .column("value", "double")
        .column("currency_code", "string")
        .column("units_sold", "long")
        .column("event_id", "long")
        .column("partner", "string")
        .column("amazon_ad_event_key", "string")
        .column("ip_address", "string")
        .column("tcf", "string")
        .column("gpp", "string")
        .column("amzn_user_data", "string")
        .column("amzn_ad_storage", "string")
        .column("limited_data_use", "boolean")
        .column("user_agent", "string")
        .column("aref_measurement_tokens", "string")
        .column("brand", "string")
        .column("member", "boolean")
        .column("points", "double")
        .column("since", "timestamp", "%Y-%m-%d %H:%M:%S %z")
        .column("note", "json")
        .column("e_mail", "string")
        .row(everything())
        .row(little("2026-11-20 08:30:00.000 +0900", -1.005, 17L, false))
        .row(little("1999-12-31 23:59:59.999 -0000", null, null, null));
  }

  private static Object[] everything() {
    return new Object[] {
      "  Order \u65e5\u672c \ud83d\uded2 ",
      "off_amazon_purchases",
      "Measurement_Attribution_Partner",
      "us",
      "2026-11-20 08:30:00.250 +0000",
      " Jane.Doe+Shop@Example.COM ",
      5714120599L,
      "Zo\u00eb",
      "O'Day",
      "123 Main St",
      "Saint-\u00c9tienne",
      "New York",
      1730L,
      " CDDA802E-fb9c-47ad-9866-0794d394c912 ",
      9007199254740993L,
      "XYabc",
      "real id",
      "merkle",
      "kantar",
      "2001:db8::1",
      1.005,
      "usd",
      3L,
      -5L,
      "Partner",
      "key\"1\\",
      "192.0.2.1",
      "CPc-tcf",
      "DBA~gpp",
      "GRANTED",
      "DENIED",
      true,
      "Mozilla/5.0 \t(X11)",
      " a.b ",
      "Acme & s\u00f6hne",
      true,
      12.0,
      "2001-02-03 04:05:06 +0000",
      null,
      "typo@example.com"
    };
  }

  private static Object[] little(String time, Double value, Long id, Boolean limited) {
    Object[] row = new Object[40];
    row[0] = "Visit";
    row[1] = "PAGE_VIEW";
    row[2] = "WEBSITE";
    row[3] = "en-GB";
    row[4] = time;
    row[5] = "9ECEB13483D7F187EC014FD6D4854D1420CFC634328AF85F51D0323BA8622E21";
    row[12] = 7L; // No postcode of Britain's: left out.
    row[20] = value;
    row[21] = "USD"; // For purchases only.
    row[22] = 2L;
    row[23] = id;
    row[31] = limited;
    return row;
  }

  @Test
  void sendsTheEventsThatThePersonExpectsWhoWroteTheGoldenFile() {
    assertThat(sandbox.events().requests()).hasSize(1);
    String sent = sandbox.events().requests().get(0).text();

    assertThat(Golden.text(sent.replaceFirst(RANDOM_UUID, "(a random UUID)")))
        .isEqualTo(Golden.resource(getClass(), "typed-columns.json"));
  }

  @Test
  void sendsTheHeadersOfTheContract() {
    ReceivedRequest request = sandbox.events().requests().get(0);

    assertThat(request.method() + " " + request.path()).isEqualTo("POST /adsApi/v1/create/events");
    assertThat(request.header("Authorization")).contains("Bearer " + sandbox.tokensIssued().get(1));
    assertThat(request.header("Amazon-Ads-AccountId")).contains("4711");
    assertThat(request.header("Amazon-Ads-ClientId")).contains(Sandbox.CLIENT_ID);
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.header("Accept")).contains("application/json");
    assertThat(request.header("User-Agent").orElse(""))
        .matches("embulk-output-amazon_ads_conversion/[0-9]+\\.[0-9]+\\.[0-9]+\\S*");
  }

  @Test
  void asksForOneTokenToCheckTheCredentialsAndForOneToUse() {
    assertThat(sandbox.token().requests()).hasSize(2);
    assertThat(sandbox.token().requests())
        .allSatisfy(
            request -> {
              assertThat(request.method() + " " + request.path()).isEqualTo("POST /auth/o2/token");
              assertThat(request.headers().names()).doesNotContain("Authorization");
              assertThat(List.of(request.text().split("&")))
                  .containsExactlyInAnyOrder(
                      "grant_type=refresh_token",
                      "refresh_token=Atzr%7Csandbox-refresh-token",
                      "client_id=amzn1.application-oa2-client.sandbox",
                      "client_secret=sandbox-client-secret");
            });
  }

  @Test
  void warnsOnceOfTheColumnsThatNothingUses() {
    assertThat(result.log().messages("WARN"))
        .filteredOn(message -> message.contains("e_mail"))
        .containsExactly("Unused columns, which are not sent: \"note\", \"e_mail\"");
  }

  @Test
  void commitsAndReports() {
    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.error()).isEmpty();
    assertThat(result.log().reports())
        .containsExactly(
            "Total records: 3, total skip records: 0, total batches: 1, total skip batches: 0");
  }
}
