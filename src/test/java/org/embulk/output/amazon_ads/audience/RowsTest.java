package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Member;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What rows may hold: acceptance tests 8, 9 and 10. */
@Timeout(60)
class RowsTest {
  /** Amazon's published digest of abc@example.com. */
  private static final String ABC =
      "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21";

  private static final String[] COLUMNS = {
    "externalUserId",
    "email",
    "countrycode",
    "tcf",
    "gpp",
    "amzn_user_data",
    "amzn_ad_storage",
    "ip_address"
  };

  private AudienceSandbox sandbox =
      AudienceSandbox.documented()
          .connection(Connection.of("amc", "amc_instance_id").created("2026-01-01T00:00:00Z"))
          .connection(Connection.of("dsp", "amc_instance_id").advertiser("dsp_advertiser_id"))
          .audience(Audience.of("7", "amc", "audience_of_amc"))
          .audience(Audience.of("8", "dsp", "audience_of_dsp"))
          .member("7", "gone", Target.AMC)
          .member("7", "stays", Target.AMC)
          .member("8", "gone", Target.AMC, Target.DSP)
          .start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static People row(String... values) {
    String[] all = new String[COLUMNS.length];
    System.arraycopy(values, 0, all, 0, values.length);
    return People.with(COLUMNS).row(all);
  }

  private Member uploaded(Job job, People people) {
    job.run(people).committed();
    return sandbox.members(Job.AUDIENCE, Target.AMC).get("c-1");
  }

  @Test
  void sendsDigestsByTheRulesOfTheProjectAndPassesThemOn() {
    assertThat(uploaded(Job.creating(sandbox), row("c-1", " ABC@example.com ")).hashes())
        .hasToString("{\"email\":\"" + ABC + "\"}");
    assertThat(uploaded(Job.creating(sandbox), row("c-1", ABC.toUpperCase())).hashes())
        .hasToString("{\"email\":\"" + ABC + "\"}");
    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC).get("c-1").consent().isMissingNode())
        .isTrue();
  }

  // 8: deleting.

  @Test
  void test8TakesPeopleOutOfAmcAndDsp() {
    Job delete = Job.updating(sandbox).with("upload_mode", "DELETE").with("country_code", "DE");

    delete.with("audience_id", "7").run(row("gone", "a@b.org")).committed();
    delete
        .with("audience_id", "8")
        .with("target", "AMC_AND_DSP")
        .with("dsp_advertiser_id", "dsp_advertiser_id")
        .run(row("gone", "a@b.org", "DE", "", "", "DENIED", "GRANTED"))
        .committed();

    assertThat(sandbox.members("7", Target.AMC)).containsOnlyKeys("stays");
    assertThat(sandbox.members("8", Target.AMC)).isEmpty();
    assertThat(sandbox.members("8", Target.DSP)).isEmpty();
    assertThat(sandbox.requests(Operation.UPLOAD).get(1).text())
        .endsWith("\"userConsent\":{\"geo\":{\"countryCode\":\"DE\"}}}]}");
  }

  @Test
  void test8SendsOfADeniedConsentWhatRemains() {
    Job.updating(sandbox)
        .with("upload_mode", "DELETE")
        .with("audience_id", "7")
        .with("consent_type", "ACS")
        .with("amzn_user_data", "GRANTED")
        .with("amzn_ad_storage", "DENIED")
        .run(row("gone", "a@b.org", "US", "tcf-string", "", "GRANTED", "DENIED", "203.0.113.9"))
        .committed();

    assertThat(sandbox.requests(Operation.UPLOAD).get(0).text())
        .endsWith(
            "\"userConsent\":{\"geo\":{\"countryCode\":\"US\",\"ipAddress\":\"203.0.113.9\"},"
                + "\"consent\":{\"tcf\":\"tcf-string\"}}}]}");
  }

  @Test
  void test8NeedsAnIdentifierToo() {
    assertThat(
            Job.updating(sandbox)
                .with("upload_mode", "DELETE")
                .with("audience_id", "7")
                .run(row("gone", "nobody"))
                .report())
        .contains("Total skipped records: 1", "Not uploaded, no_identifier: 1");
  }

  // 9: consent.

  @Test
  void test9Rule1DemandsASignalWhereTheLawDoes() {
    Job.Result result =
        Job.creating(sandbox)
            .run(
                People.with("externalUserId", "email", "countrycode", "tcf", "ip_address")
                    .row("no", "a@b.org", "GB", null, "203.0.113.9")
                    .row("yes", "a@b.org", "GB", "tcf-string", null)
                    .row("us", "a@b.org", null, null, null));

    assertThat(result.committed().report())
        .contains("Total skipped records: 1", "Not uploaded, missing_consent: 1");
    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("yes", "us");
  }

  @Test
  void test9Rule2SendsEveryConsentAndTheCountryWithIt() {
    Job job =
        Job.creating(sandbox)
            .with("consent_type", "ACS")
            .with("amzn_user_data", "GRANTED")
            .with("amzn_ad_storage", "GRANTED");

    assertThat(uploaded(job, row("c-1", "a@b.org", "CA")).consent())
        .hasToString(
            "{\"geo\":{\"countryCode\":\"CA\"},\"consent\":{\"amzn\":{\"amznUserData\":\"GRANTED\","
                + "\"amznAdStorage\":\"GRANTED\"}}}");
  }

  @Test
  void test9Rule2PrefersTheConsentOfTheRowAsAWhole() {
    Job job =
        Job.creating(sandbox)
            .with("consent_type", "ACS")
            .with("amzn_user_data", "GRANTED")
            .with("amzn_ad_storage", "GRANTED");

    assertThat(
            uploaded(job, row("c-1", "a@b.org", "CA", "t \"1\"", "g", "granted", "", "::1"))
                .consent())
        .hasToString(
            "{\"geo\":{\"countryCode\":\"CA\",\"ipAddress\":\"::1\"},\"consent\":{\"amzn\":"
                + "{\"amznUserData\":\"GRANTED\"},\"tcf\":\"t \\\"1\\\"\",\"gpp\":\"g\"}}");
  }

  @Test
  void test9Rule2SendsAnAddressAlone() {
    assertThat(
            uploaded(
                    Job.creating(sandbox), row("c-1", "a@b.org", "", "", "", "", "", "1.2.3.4, 10"))
                .consent())
        .hasToString("{\"geo\":{\"countryCode\":\"US\",\"ipAddress\":\"1.2.3.4\"}}");
  }

  @Test
  void test9Rule3SendsADeniedConsentAsItIsAndCountsIt() {
    Job.Result result =
        Job.creating(sandbox)
            .waiting(5)
            .run(
                People.with("externalUserId", "email", "amzn_user_data")
                    .row("no", "a@b.org", "DENIED")
                    .row("yes", "a@b.org", "GRANTED"))
            .committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("yes");
    assertThat(result.report())
        .contains(
            "Uploaded records: 2",
            "Warning: people whose consent is denied, whom Amazon rejects: 1",
            "Total uploaded records but invalid: 1");
  }

  @Test
  void test9Rule5RefusesAConfigUnderWhichNoRowCouldBeValid() {
    Job job = Job.creating(sandbox).with("country_code", "DE");

    Job.Result result = job.run(People.ids("c-1"));

    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(result.message())
        .endsWith(
            "\n- \"country_code\": DE requires consent for each person: set \"consent_type\", or have"
                + " one of the columns tcf, gpp, amzn_user_data");
    job.run(People.with("externalUserId", "email", "countrycode").row("c", "a@b.org", "US"))
        .committed();
  }

  // 10: reasons.

  static Stream<Arguments> reasons() {
    String long129 = "x".repeat(129);
    return Stream.of(
        Arguments.of("missing_column_value", "externalUserId", row(" ", "?", "ZZ")),
        Arguments.of("missing_column_value", "externalUserId", row("null", "a@b.org")),
        Arguments.of("invalid_external_user_id", "externalUserId", row("a@b.org", "?", "ZZ")),
        Arguments.of("invalid_external_user_id", "externalUserId", row(long129, "a@b.org")),
        Arguments.of("unknown_country", "countrycode", row("c", "?", "UK", "x".repeat(8193))),
        Arguments.of("text_too_long", "tcf", row("c", "?", "US", "x".repeat(8193))),
        Arguments.of("invalid_text", "gpp", row("c", "?", "DE", "", "\uD83D")),
        Arguments.of("invalid_consent", "amzn_user_data", row("c", "?", "DE", "", "", "yes")),
        Arguments.of(
            "invalid_consent", "amzn_user_data", row("c", "?", "DE", "", "", "", "GRANTED")),
        Arguments.of("missing_consent", "tcf, gpp, amzn_user_data", row("c", "?", "DE")),
        Arguments.of(
            "no_identifier",
            "email, phone, firstname, lastname, address, city, state, postal",
            row("c", "?", "US")));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void test10SaysByDefaultWhyItLeavesARowOut(String reason, String column, People people)
      throws IOException {
    Job.Result result =
        Job.creating(sandbox)
            .with("rejected_records_path", folder.toString())
            .run(people)
            .committed();

    assertThat(result.log())
        .anyMatch(line -> line.startsWith("WARN Skipped output 1, record 1: \"" + column + "\": "))
        .anyMatch(line -> line.endsWith("(" + reason + ")"));
    assertThat(result.report())
        .containsSequence("Total records: 1", "Total batches: 0", "Total skipped records: 1")
        .contains("Not uploaded, " + reason + ": 1");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(
              file ->
                  assertThat(Files.readString(file))
                      .contains("\"reason\":\"" + reason + "\"", "\"column\":\"" + column + "\"")
                      .doesNotContain("event_id", "a@b.org"));
    }
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void test10FailsIfInvalidRowsAreNotToBeSkipped(String reason, String column, People people) {
    Job.Result result = Job.creating(sandbox).with("skip_invalid_record", false).run(people);

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.message())
        .startsWith("output 1, record 1: \"" + column + "\": ")
        .contains(
            "(" + reason + "); ",
            "; correct the record, or set \"skip_invalid_record\": true to leave such records out\n")
        .endsWith(Job.EXISTS.formatted("amc"));
  }

  @Test
  void test10SaysHowToUseAnAddressAsAnId() {
    assertThat(
            Job.creating(sandbox)
                .with("skip_invalid_record", false)
                .run(row("a@b.org", "a@b.org"))
                .message())
        .startsWith(
            "output 1, record 1: \"externalUserId\": must be 1 to 128 letters, digits, _ and -; an"
                + " e-mail address has to be hashed in the query first (invalid_external_user_id)");
  }

  @Test
  void test10LeavesAnUnreadableAddressOutAndCountsItAndCountriesThatAmazonDoesNotList() {
    Job.Result result =
        Job.creating(sandbox)
            .run(row("c-1", "a@b.org", "CH", "", "", "", "", "somewhere"))
            .committed();

    assertThat(result.report())
        .contains(
            "Warning: IP addresses that can't be read and were left out: 1",
            "Warning: people in countries that Amazon does not list for hashed identifiers: 1 (CH 1)");
    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC).get("c-1").consent().isMissingNode())
        .isTrue();
  }

  @Test
  void keepsNamesThatLookLikePlaceholders() {
    Job.creating(sandbox)
        .run(
            People.with("externalUserId", "lastname", "firstname", "email")
                .row("c-1", "Null", "None", "null"))
        .committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC).get("c-1").hashes().fieldNames())
        .toIterable()
        .containsExactly("firstname", "lastname");
  }
}
