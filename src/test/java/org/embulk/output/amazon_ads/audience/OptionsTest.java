package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options may be, and that a wrong one ends the job before anything is asked or made. */
@Timeout(60)
class OptionsTest {
  private final AudienceSandbox sandbox = AudienceSandbox.documented().start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private String problemOf(Job job) {
    Job.Result result = job.run(People.ids("c-1"));
    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(sandbox.requests()).isEmpty();
    return result.message();
  }

  @Test
  void reportsEveryProblemAtOnce() {
    assertThat(
            problemOf(
                Job.creating(sandbox)
                    .without("amc_instance_id", "country_code", "audience_name")
                    .with("upload_mode", "delete")
                    .with("audience_id", 7)
                    .with("batch_size", 10_001)))
        .isEqualTo(
            "amazon_ads cannot run with this config:\n"
                + "- \"amc_instance_id\": is required\n"
                + "- \"upload_mode\": DELETE needs \"action\": UPDATE: a new audience has nobody\n"
                + "- \"audience_id\": names an audience that exists, and \"action\" CREATE makes a new"
                + " one: set \"action\": UPDATE, or remove it\n"
                + "- \"audience_name\": is required\n"
                + "- \"country_code\": is required\n"
                + "- \"batch_size\": must be a whole number from 1 to 10000, but was \"10001\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UK     | "country_code": must be one ISO 3166-1 alpha-2 code, such as US; that of the UK is GB, but was "UK"
          US,CA  | "country_code": must be one ISO 3166-1 alpha-2 code, such as US; for people of several countries, have the column "countrycode", but was "US,CA"
          ZZ     | "country_code": must be one ISO 3166-1 alpha-2 code, such as US, but was "ZZ"
          """)
  void saysWhatIsWrongWithACountry(String country, String problem) {
    assertThat(problemOf(Job.creating(sandbox).with("country_code", country)))
        .endsWith("\n- " + problem);
  }

  /** What YAML makes of {@code NO} without quotes, which is Norway too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "country_code",
        "amc_instance_id",
        "amc_account_id",
        "external_audience_id",
        "audience_name",
        "audience_description",
        "audience_fee",
        "connection_id",
        "tcf",
        "gpp",
        "client_id",
        "client_secret",
        "refresh_token",
        "td_authentication_id",
        "api_endpoint",
        "token_endpoint",
        "report_path",
        "rejected_records_path"
      })
  void asksForQuotesInEveryTextOption(String option) {
    assertThat(problemOf(Job.creating(sandbox).with(option, false)))
        .contains(
            "\n- \""
                + option
                + "\": put it in quotes, since YAML makes a boolean of a word such as NO, yes or on");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesPathsWhereNoFileCanBeMade() {
    assertThat(
            problemOf(
                Job.creating(sandbox)
                    .with("report_path", "/proc/report.json")
                    .with("rejected_records_path", "/proc/rej-")))
        .endsWith(
            "\n- \"rejected_records_path\": must begin with a folder that exists and can be written"
                + " to, but was \"/proc/rej-\"\n"
                + "- \"report_path\": must be a file in a folder that exists and can be written to,"
                + " but was \"/proc/report.json\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "us", "en-US", "en_US"})
  void takesALocaleForACountry(String country) {
    Job.creating(sandbox).with("country_code", country).run(People.ids("c-1")).committed();

    assertThat(sandbox.audiencesMade().get(0).countryCode()).isEqualTo("US");
  }

  @ParameterizedTest
  @CsvSource({
    "audience_name,      123456789,  'must have 10 to 128 characters, but has 9'",
    "time_to_live,       34300801,   must be a whole number from 0 to 34300800",
    "audience_fee,       USD:1.5,    must be a currency and whole cents from 0 to 2147483647",
    "audience_fee,       CHF:1,      must be a currency and whole cents from 0 to 2147483647",
    "audience_fee,       USD:2147483648, must be a currency and whole cents from 0 to 2147483647",
    "max_skip_percent,   101,        must be a number from 0 to 100",
    "min_records,        -1,         must be a whole number from 0 to 2147483647",
    "target,             DSP,        'must be one of AMC, AMC_AND_DSP'",
    "dsp_region,         JP,         'must be one of NA, EU, FE'"
  })
  void refusesAValueOutOfItsRange(String option, String value, String rule) {
    assertThat(problemOf(Job.creating(sandbox).with(option, value)))
        .contains("\n- \"" + option + "\": " + rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "007", "18446744073709551616", "3.6e17", "abc"})
  void refusesWhatIsNoIdOfAnAudience(String id) {
    assertThat(problemOf(Job.updating(sandbox).with("audience_id", id)))
        .contains("\n- \"audience_id\": must be a whole number from 1 to 18446744073709551615");
  }

  @Test
  void namesBothEndpointsThatAreSwapped() {
    assertThat(
            problemOf(
                Job.creating(sandbox)
                    .with("api_endpoint", sandbox.tokenUrl())
                    .with("token_endpoint", sandbox.baseUrl())))
        .contains("\n- \"api_endpoint\": seems to be swapped with \"token_endpoint\": ");
  }

  @Test
  void takesTwoNamesOfTheRegionIfTheyAgree() {
    assertThat(problemOf(Job.creating(sandbox).with("region", "na").with("dsp_region", "EU")))
        .endsWith("- \"dsp_region\": is another name of \"region\", which says NA, but was \"EU\"");
    Job.creating(sandbox)
        .with("region", "NA")
        .with("dsp_region", "na")
        .run(People.ids("c-1"))
        .committed();
  }

  @Test
  void needsAnAdvertiserForTheDspAndATimeToWait() {
    assertThat(
            problemOf(
                Job.creating(sandbox)
                    .with("target", "amc_and_dsp")
                    .with("dsp_advertiser_id", " ")
                    .with("wait_until_finish", "true")))
        .endsWith(
            "\n- \"dsp_advertiser_id\": is required with \"target\" AMC_AND_DSP\n"
                + "- \"max_wait_time\": is required with \"wait_until_finish\"");
  }

  @Test
  void doesNotReadATimeToWaitWithoutWaiting() {
    Job.creating(sandbox)
        .with("wait_until_finish", false)
        .with("max_wait_time", "soon")
        .run(People.ids("c-1"))
        .committed();
  }

  @Test
  void namesOnceWhatItDoesNotUse() {
    Job.Result result =
        Job.creating(sandbox).with("dsp_advertiser_id", "x").run(People.ids("c-1")).committed();

    assertThat(result.log())
        .contains("INFO Options that this action and target do not use: \"dsp_advertiser_id\"");
  }

  @Test
  void saysWhatAFeeMeansAndWarnsOfATimeToLiveOfZero() {
    Job.Result result =
        Job.creating(sandbox)
            .with("audience_fee", " usd : 1 ")
            .with("time_to_live", 0)
            .run(People.ids("c-1"))
            .committed();

    assertThat(result.log())
        .contains("WARN \"time_to_live\" is 0, which empties the audience")
        .anyMatch(line -> line.contains("Fee: 0.01 USD for a thousand impressions"));
    assertThat(sandbox.audiencesMade().get(0).ttl()).isZero();
    assertThat(sandbox.audiencesMade().get(0).fees())
        .extracting(fee -> fee.currency() + " " + fee.cpmCents())
        .isEqualTo(List.of("USD 1"));
  }

  @Test
  void needsNoAdStorageForTheConsentOfAmazon() {
    Job.creating(sandbox)
        .with("country_code", "DE")
        .with("consent_type", "ACS")
        .with("amzn_user_data", "granted")
        .run(People.ids("c-1"))
        .committed();
  }
}
