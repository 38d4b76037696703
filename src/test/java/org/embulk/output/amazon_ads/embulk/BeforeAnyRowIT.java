package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.readme.Readme;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the config or the credentials ends the job before a row has moved. */
class BeforeAnyRowIT {
  private final Sandbox sandbox = Sandbox.start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void tellsEveryProblemOfTheConfigInOneMessage() throws Exception {
    RowsInput input =
        new RowsInput()
            .column("event_name", "string")
            .column("conversion_type", "string")
            .column("event_source", "long")
            .column("event_time", "json")
            .column("value", "string")
            .row("Signup", "LEAD", 1, "{}", "9");

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                Conversions.config(sandbox, input)
                    .out("advertiser_id", "")
                    .out("client_secret", null)
                    .out("refresh_token", "  ")
                    .out("region", "MARS")
                    .out("consent_type", "TCF")
                    .out("custom_data", "brand:STRING,value:NUMBER")
                    .out("batch_size", 501)
                    .out("api_endpoint", "http://example.com"));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            """
            org.embulk.config.ConfigException: amazon_ads_conversion cannot run with this config:
            - "region": must be one of NA, EU, FE, but was "MARS"
            - "api_endpoint": must be an https URL, or an http URL of a loopback address, without user info, query or fragment, but was "http://example.com"
            - "advertiser_id": is required unless "manager_account_id" is set
            - "custom_data": the type of "value" must be one of STRING, INTEGER, TIMESTAMP, but was "NUMBER"
            - "tcf": is required with "consent_type" TCF
            - "client_secret": is required
            - "refresh_token": is required
            - "batch_size": must be a whole number from 1 to 500, but was "501"
            - column "country_code": is required, but the input has no such column
            - the input needs at least one identifier column: email, phone, first_name, last_name, address, city, state, postal, maid, ramp_id, match_id, real_id, merkle_id, kantar_id, fip
            - column "event_source": must be of type string, but is long
            - column "event_time": must be of type string or long or double or timestamp, but is json
            """
                .strip());
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void aWrongCredentialFailsBeforeAnyRowMoves() throws Exception {
    RowsInput input = Conversions.input().row(ValidRow.lead("x").with("event_time", "yesterday"));

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(Conversions.config(sandbox, input).out("refresh_token", "Atzr|another"));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.config.ConfigException: Login with Amazon refused to issue an access token"
                + " with status 400 invalid_grant: check \"refresh_token\". It must belong to this"
                + " \"client_id\"; one issued after 30 June 2026 expires 365 days after consent");
    assertThat(sandbox.token().requests()).hasSize(1);
    assertThat(sandbox.events().requests()).isEmpty();
    assertThat(result.log().messages("INFO"))
        .filteredOn(message -> message.startsWith("This job: "))
        .containsExactly("This job: advertiser_id ENTITY1, region NA, no data set");
    assertThat(result.output()).doesNotContain("event_time", "failed after");
  }

  @Test
  void refusesMisspeltOptions() throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                Conversions.config(sandbox, Conversions.leads("a-1"))
                    .out("dry_runn", true)
                    .out("data_set_name", "web")
                    .out("mode", "append"));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .contains(
            "- \"dry_runn\": is not an option of this plugin; did you mean \"dry_run\"?",
            "- \"data_set_name\": is not an option of this plugin; did you mean \"dataset_name\"?");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void namesUnknownOptionsAndSaysOnceWhatItWillDo() throws Exception {
    RowsInput input = Conversions.leads("a-1");
    input.nextTask().row(ValidRow.lead("a-2"));

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                Conversions.config(sandbox, input)
                    .out("retry_forever", true)
                    .out("mode", "append"));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.log().messages("WARN"))
        .containsOnlyOnce("Unknown options, which are ignored: \"retry_forever\", \"mode\"");
    assertThat(result.log().messages("INFO"))
        .containsSequence(
            "This job: advertiser_id ENTITY1, region NA, no data set",
            "Host: " + sandbox.baseUrl().substring("http://".length()) + ", login by refresh_token",
            "Options: batch_size 500, max_concurrent_requests 1, skip_invalid_record false,"
                + " skip_error_batch false, dry_run false")
        .containsOnlyOnce("This job: advertiser_id ENTITY1, region NA, no data set");
    assertThat(sandbox.acceptedEventIds()).containsExactlyInAnyOrder("a-1", "a-2");
  }

  /** No credential, and an account that YAML takes for an octal number. */
  @Test
  void aDryRunNeedsNoCredentialsAndShowsTheAccountAsYamlReadIt() throws Exception {
    String yaml =
        Conversions.config(sandbox, Conversions.leads("a-1"))
            .out("client_id", null)
            .out("client_secret", null)
            .out("refresh_token", null)
            .out("dry_run", true)
            .toYaml()
            .replace("\"ENTITY1\"", "0123");

    EmbulkProcess.Result result = new EmbulkProcess(folder).run(yaml);

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.log().messages("INFO"))
        .containsSequence(
            "This job: advertiser_id 83, region NA, no data set",
            "Host: " + sandbox.baseUrl().substring("http://".length()) + ", no login",
            "Options: batch_size 500, max_concurrent_requests 1, skip_invalid_record false,"
                + " skip_error_batch false, dry_run true");
    assertThat(sandbox.requests()).isEmpty();
  }

  /** YAML fails before the plugin is asked, so only the documentation can help. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "custom_data: brand: STRING   | mapping values are not allowed here",
        "event_time_format: %d.%m.%Y  | found character '%' that cannot start any token"
      })
  void theDocumentationNamesWhatYamlSaysOfATextThatNeedsQuotes(String option, String error)
      throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                "in: {type: config, columns: [], values: []}\n"
                    + "out:\n"
                    + "  type: amazon_ads_conversion\n"
                    + ("  " + option + "\n"));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error()).contains(error);
    assertThat(Readme.text()).contains("`" + error + "`");
  }

  /** Embulk's loader makes a boolean, milliseconds, a double and 600 of them. */
  @Test
  void asksForQuotesAroundWhatYamlTakesForSomethingElse() throws Exception {
    String yaml =
        Conversions.config(sandbox, Conversions.leads("a-1"))
            .out("dataset_name", "{date}")
            .out("td_authentication_id", "{fraction}")
            .out("default_timezone", "{offset}")
            .toYaml()
            .replace("\"ENTITY1\"", "NO")
            .replace("\"{date}\"", "2026-11-28")
            .replace("\"{fraction}\"", "1.10")
            .replace("\"{offset}\"", "+10:00");

    EmbulkProcess.Result result = new EmbulkProcess(folder).run(yaml);

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            """
            org.embulk.config.ConfigException: amazon_ads_conversion cannot run with this config:
            - "advertiser_id": put it in quotes, since YAML makes a boolean of a word such as NO, yes or on
            - "dataset_name": put it in quotes, since YAML makes a number of a date
            - "td_authentication_id": put it in quotes, since YAML makes another text of a number such as 1.10 or 12E4
            - "default_timezone": must be a time zone such as UTC, Asia/Tokyo or +09:00; put it in quotes, since YAML makes 600 of +10:00, but was "600"
            """
                .strip());
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void namesTheRegionAndTheProxyOfAHostThatCannotBeReached() throws Exception {
    String port = closedPort();

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .jvmOption("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + port)
            .run(
                Conversions.config(sandbox, Conversions.leads("a-1"))
                    .out("api_endpoint", null)
                    .out("token_endpoint", null));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.spi.DataException: Can't connect to api.amazon.com (Login with Amazon,"
                + " \"region\": NA) through the proxy 127.0.0.1:"
                + port
                + ": connection failed; check that proxy, and that it lets this host through");
  }

  @Test
  void namesThePropertyOfATrustStoreThatIsMissing() throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .jvmOption("-Djavax.net.ssl.trustStore=/no/such/file")
            .run(Conversions.config(sandbox, Conversions.leads("a-1")));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.config.ConfigException: Can't connect to "
                + sandbox.baseUrl().substring("http://".length())
                + " (Login with Amazon, \"token_endpoint\"): this JVM can't use its trust store:"
                + " \"javax.net.ssl.trustStore\" names \"/no/such/file\", which is no file that can"
                + " be read");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void connectsToTheHostOfTheEventsWithAnApiTokenToo() throws Exception {
    String port = closedPort();

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                Conversions.byApiToken(
                    Conversions.config("http://127.0.0.1:" + port, Conversions.leads("a-1")),
                    Sandbox.API_TOKEN));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            "org.embulk.spi.DataException: Can't connect to 127.0.0.1:"
                + port
                + " (the Events API, \"api_endpoint\"): connection failed; check that this machine"
                + " may connect to that host");
    assertThat(result.output()).doesNotContain("failed after");
  }

  private static String closedPort() {
    try (Sandbox gone = Sandbox.start()) {
      return gone.baseUrl().substring("http://127.0.0.1:".length());
    }
  }
}
