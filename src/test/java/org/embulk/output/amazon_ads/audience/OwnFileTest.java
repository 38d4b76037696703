package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.fixture.HtmlPage;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options {@code columns} and {@code defaults}: a file with its own names and blanks. */
@Timeout(60)
class OwnFileTest {
  private final AudienceSandbox sandbox = AudienceSandbox.documented().start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Job mapping(Map<String, ?> columns) {
    return Job.creating(sandbox).with("columns", columns);
  }

  private String problemOf(Job job, People people) {
    Job.Result result = job.run(people);
    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(sandbox.requests()).isEmpty();
    return result.message();
  }

  @Test
  void uploadsAFileWithNamesOfItsOwn() {
    mapping(Map.of("externalUserId", "Customer No", "email", "E-Mail", "firstname", "Given name"))
        .run(
            People.with("Customer No", "E-Mail", "Given name", "Last_Name")
                .row("c-1", "abc@example.com", "Ann", "Lee"))
        .committed();

    var hashes = sandbox.members(Job.AUDIENCE, Target.AMC).get("c-1").hashes();
    // Amazon's published digest of abc@example.com.
    assertThat(hashes.get("email").asText())
        .isEqualTo("9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21");
    assertThat(hashes.has("firstname")).isTrue();
    assertThat(hashes.has("lastname")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"externalUserId", "externaluserid", "EXTERNAL_USER_ID"})
  void knowsItsColumnsInAnySpelling(String column) {
    mapping(Map.of(column, "No")).run(People.with("No", "email").row("c-1", "a@b.org")).committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("c-1");
  }

  @Test
  void refusesTwoSpellingsOfOneColumn() {
    assertThat(
            problemOf(
                mapping(Map.of("first_name", "Given", "firstname", "First")),
                People.with("externalUserId", "Given", "First").row("c-1", "Ann", "Ann")))
        .contains("is another name of a column that is there already");
  }

  @Test
  void doesNotUseTheColumnThatBearsItsName() {
    assertThat(
            mapping(Map.of("email", "Mail"))
                .run(People.with("externalUserId", "E_Mail", "Mail").row("c-1", "x", "a@b.org"))
                .committed()
                .log())
        .contains("WARN Unused columns, which are not sent: \"E_Mail\"");
  }

  @Test
  void decidesBetweenTwoThatDifferInLetterCaseAlone() {
    mapping(Map.of("externalUserId", "externaluserid"))
        .run(People.with("externalUserId", "externaluserid", "email").row("no", "yes", "a@b.org"))
        .committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop-no | Mail  | "shop-no" is not a column of this plugin
          e-mails | Mail  | "e-mails" is not a column of this plugin; did you mean "email"?
          Mail    | email | "Mail" is not a column of this plugin; write the plugin's name first: {email: Mail}
          email   | Mails | "email" is mapped to "Mails", but the input has no such column
          phone   | E_Mail | "phone" is mapped to "E_Mail", but the input has no such column; did you mean "email"?
          phone   | email | the input's column "email" would be both "email" and "phone"; each needs a column of its own
          """)
  void refusesWhatItCannotMap(String column, String name, String problem) {
    assertThat(
            problemOf(
                mapping(Map.of(column, name)),
                People.with("externalUserId", "email", "Mail").row("c-1", "a@b.org", "a@b.org")))
        .isEqualTo("amazon_ads cannot run with this config:\n- \"columns\": " + problem);
  }

  @Test
  void aReasonAndTheReportNameTheColumnsOfTheInput() {
    Job.Result result =
        mapping(Map.of("externalUserId", "Customer No", "firstname", "Given name"))
            .run(
                People.with("Customer No", "email", "Given name", "last_name")
                    .row("not an id", "a@b.org", "n/a", "n/a")
                    .row("c-1", "a@b.org", "n/a", "n/a"))
            .committed();

    assertThat(result.log())
        .contains(
            "WARN Skipped output 1, record 1: \"Customer No\" (externalUserId): must be 1 to 128"
                + " letters, digits, _ and -; an e-mail address has to be hashed in the query first"
                + " (invalid_external_user_id)");
    assertThat(result.report())
        .contains(
            "Data check, \"Given name\" (firstname): 1 value looks like a placeholder, such as null,"
                + " n/a or a test address: leave such cells empty",
            "Data check, lastname: 1 value looks like a placeholder, such as null, n/a or a test"
                + " address: leave such cells empty");
  }

  @Test
  void thePageNamesTheColumnsOfTheInput(@TempDir Path folder) throws Exception {
    mapping(Map.of("firstname", "Given name"))
        .with("report_path", folder + "/report.html")
        .run(People.with("externalUserId", "email", "Given name").row("c-1", "a@b.org", "n/a"))
        .committed();

    assertThat(HtmlPage.read(folder.resolve("report.html")).list("Data check"))
        .containsExactly(
            "\"Given name\" (firstname): 1 value looks like a placeholder, such as null, n/a or a"
                + " test address: leave such cells empty");
  }

  // Defaults.

  @ParameterizedTest
  @ValueSource(strings = {"countrycode", "country_code", "countryCode"})
  void givesPeopleWithoutACountryTheDefault(String column) {
    Job.creating(sandbox)
        .with("defaults", Map.of(column, "en-CA"))
        .run(
            People.with("externalUserId", "email", "countrycode")
                .row("own", "a@b.org", "jp")
                .row("none-1", "a@b.org", null)
                .row("blank", "a@b.org", " ")
                .row("word", "a@b.org", "n/a"))
        .committed();

    String uploaded = sandbox.requests(Operation.UPLOAD).get(0).text();
    assertThat(uploaded)
        .contains("\"externalUserId\":\"own\",\"countryCode\":\"JP\"")
        .contains("\"externalUserId\":\"none-1\",\"countryCode\":\"CA\"")
        .contains("\"externalUserId\":\"blank\",\"countryCode\":\"CA\"")
        .contains("\"externalUserId\":\"word\",\"countryCode\":\"CA\"");
    assertThat(sandbox.audiencesMade().get(0).countryCode()).isEqualTo("US");
  }

  @Test
  void fillsTheBlanksOfAColumnThatIsMapped() {
    mapping(Map.of("countrycode", "Country"))
        .with("defaults", Map.of("countrycode", "CA"))
        .run(
            People.with("externalUserId", "email", "Country")
                .row("own", "a@b.org", "JP")
                .row("blank", "a@b.org", ""))
        .committed();

    assertThat(sandbox.requests(Operation.UPLOAD).get(0).text())
        .contains("\"externalUserId\":\"own\",\"countryCode\":\"JP\"")
        .contains("\"externalUserId\":\"blank\",\"countryCode\":\"CA\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          countrycode    | UK              | "countrycode" must be ISO 3166-1 alpha-2, where the UK is GB, but was "UK"
          countrycode    | n/a             | "countrycode" must not be blank, but was "n/a"
          externalUserId | c-1             | "externalUserId" can't have a default: all who lack it would become one person
          E_Mail         | rosa@example.org | "email" can't have a default: all who lack it would become one person
          tcf            | tcf-string      | "tcf" can't have a default: set "consent_type" for the consent of all who have none of their own
          ip_address     | 203.0.113.9     | "ip_address" can't have a default: set "consent_type" for the consent of all who have none of their own
          country        | CA              | "country" is not a column of this plugin
          """)
  void refusesAnyOtherDefault(String column, String value, String problem) {
    assertThat(
            problemOf(
                Job.creating(sandbox).with("defaults", Map.of(column, value)), People.ids("c-1")))
        .isEqualTo("amazon_ads cannot run with this config:\n- \"defaults\": " + problem);
  }

  @Test
  void refusesABoolean() {
    assertThat(
            problemOf(
                Job.creating(sandbox).with("defaults", Map.of("countrycode", false)),
                People.ids("c-1")))
        .endsWith(
            "\n- \"defaults\": \"countrycode\" must be in quotes, since YAML makes a boolean of a"
                + " word such as NO, yes or on");
  }

  @Test
  void needsConsentWhereTheDefaultDoes() {
    Job job =
        Job.creating(sandbox)
            .with("country_code", "US")
            .with("defaults", Map.of("countrycode", "DE"));

    assertThat(problemOf(job, People.ids("c-1")))
        .endsWith(
            "\n- \"defaults\": \"countrycode\" DE requires consent for each person: set"
                + " \"consent_type\", or have one of the columns tcf, gpp, amzn_user_data");
    Job.creating(sandbox)
        .with("country_code", "DE")
        .with("defaults", Map.of("countrycode", "US"))
        .run(People.ids("c-1"))
        .committed();
  }

  @Test
  void countsAMappedColumnAsThere() {
    assertThat(
            problemOf(
                mapping(Map.of("externalUserId", "No", "email", "Mail")),
                People.with("phone").row("1")))
        .isEqualTo(
            "amazon_ads cannot run with this config:\n"
                + "- \"columns\": \"externalUserId\" is mapped to \"No\", but the input has no such"
                + " column\n"
                + "- \"columns\": \"email\" is mapped to \"Mail\", but the input has no such column");
  }
}
