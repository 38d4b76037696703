package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in: an advertiser or a manager account, Login with Amazon or an API token. */
class AccountsAndLoginsTest {
  private static final String MANAGER = "amzn1.ads1.ma1.abc123";
  private static final String DATASET = "amzn1.adm.ds1.evnt1.abc-1";

  private static final Configs LOGIN = Configs.required();
  private static final Configs MANAGER_LOGIN =
      LOGIN.without("advertiser_id").with("manager_account_id", MANAGER);
  private static final Configs TOKEN =
      MANAGER_LOGIN
          .without("client_id", "client_secret", "refresh_token")
          .with("api_token", "amzn_ads|hush")
          .with("dataset_id", DATASET);

  @Test
  void takesEachOfTheThreeWays() {
    assertThat(LOGIN.settings().account.option()).isEqualTo("advertiser_id");
    assertThat(MANAGER_LOGIN.settings().account.option()).isEqualTo("manager_account_id");
    assertThat(MANAGER_LOGIN.settings().account.id()).isEqualTo(MANAGER);
    assertThat(MANAGER_LOGIN.settings().apiToken).isEmpty();
    assertThat(TOKEN.settings().account.id()).isEqualTo(MANAGER);
    assertThat(TOKEN.settings().datasetId).contains(DATASET);
    assertThat(TOKEN.settings().apiToken.orElseThrow()).hasToString("ApiToken(…)");
  }

  @Test
  void asksForAnAccountInADryRunToo() {
    Configs none = LOGIN.without("advertiser_id");

    assertThat(none.problems())
        .containsExactly("- \"advertiser_id\": is required unless \"manager_account_id\" is set");
    assertThat(none.with("dry_run", true).problems()).isEqualTo(none.problems());
  }

  @Test
  void takesOneAccountOnly() {
    assertThat(LOGIN.with("manager_account_id", MANAGER).problems())
        .containsExactly(
            "- \"manager_account_id\": can't be set together with \"advertiser_id\": remove one of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amzn1.ads1.ma1.", "amzn1.ads1.ma1.a-b", "abc", "AMZN1.ADS1.MA1.a"})
  void takesOnlyTheIdOfAManagerAccount(String id) {
    assertThat(MANAGER_LOGIN.with("manager_account_id", id).problems())
        .containsExactly(
            "- \"manager_account_id\": must be amzn1.ads1.ma1. followed by letters and digits, but was \""
                + id
                + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "client_secret", "refresh_token"})
  void takesNoCredentialBesideAToken(String option) {
    assertThat(TOKEN.with(option, "hush-too").problems())
        .containsExactly(
            "- \"api_token\": takes the place of \"client_id\", \"client_secret\" and"
                + " \"refresh_token\": remove either it or them");
  }

  @Test
  void takesNoStoredAuthenticationBesideAToken() {
    assertThat(TOKEN.with("td_authentication_id", 4711).problems())
        .containsExactly(
            "- \"api_token\": can't be set beside \"td_authentication_id\": remove one of them");
  }

  @Test
  void asksForTheManagerAccountOfAToken() {
    assertThat(TOKEN.without("manager_account_id").problems())
        .containsExactly("- \"manager_account_id\": is required with \"api_token\"");
    assertThat(TOKEN.without("manager_account_id").with("advertiser_id", "1").problems())
        .containsExactly(
            "- \"manager_account_id\": is required with \"api_token\", instead of"
                + " \"advertiser_id\"");
  }

  @Test
  void asksForTheDataSetOfAToken() {
    assertThat(TOKEN.without("dataset_id").problems())
        .containsExactly("- \"dataset_id\": is required with \"api_token\"");
  }

  @Test
  void takesNoDataSetIdWithoutAToken() {
    assertThat(LOGIN.with("dataset_id", DATASET).problems())
        .containsExactly(
            "- \"dataset_id\": is allowed only with \"api_token\"; use \"dataset_name\" instead");
  }

  @Test
  void saysOneThingOfADataSetIdBesideANameWithoutAToken() {
    assertThat(LOGIN.with("dataset_id", DATASET).with("dataset_name", "web").problems())
        .containsExactly(
            "- \"dataset_id\": is allowed only with \"api_token\"; use \"dataset_name\" instead");
  }

  /** Whoever mixes options up must not find a secret in the log. */
  @ParameterizedTest
  @ValueSource(strings = {"amzn_ads|hush", "Atzr|hush", "Atza|hush"})
  void showsNoTokenInTheWrongOption(String token) {
    assertThat(MANAGER_LOGIN.with("manager_account_id", token).problems())
        .containsExactly(
            "- \"manager_account_id\": must be amzn1.ads1.ma1. followed by letters and digits, but"
                + " was \"…\"");
    assertThat(TOKEN.with("dataset_id", token).problems().toString()).doesNotContain("hush");
    assertThat(LOGIN.with("region", token).problems().toString()).doesNotContain("hush");
  }

  @Test
  void takesNoDataSetNameBesideAnId() {
    assertThat(TOKEN.with("dataset_name", "web").problems())
        .containsExactly(
            "- \"dataset_name\": can't be set with \"api_token\", whose data set is"
                + " \"dataset_id\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amzn1.adm.ds1.evnt1.", "evnt1.a", "amzn1.adm.ds1.evnt1.a b"})
  void takesOnlyTheIdOfADataSet(String id) {
    assertThat(TOKEN.with("dataset_id", id).problems())
        .containsExactly(
            "- \"dataset_id\": must begin with amzn1.adm.ds1.evnt1. and be printable ASCII without"
                + " blanks, at most 512 characters, but was \""
                + id
                + "\"");
  }

  @Test
  void takesADataSetIdOf512CharactersAndNoMore() {
    String prefix = "amzn1.adm.ds1.evnt1.";

    assertThat(TOKEN.with("dataset_id", prefix + "a".repeat(492)).problems()).isEmpty();
    assertThat(TOKEN.with("dataset_id", prefix + "a".repeat(493)).problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hush", "amzn_ads|", "Amzn_ads|hush", "amzn_ads|hu sh", "amzn_ads|hushé"})
  void neverShowsATokenThatIsWrong(String token) {
    assertThat(TOKEN.with("api_token", token).problems())
        .containsExactly(
            "- \"api_token\": must begin with amzn_ads| and be printable ASCII without blanks, at"
                + " most 4096 characters");
  }

  @Test
  void needsNoCredentialsInADryRun() {
    Configs none = LOGIN.without("client_id", "client_secret", "refresh_token");

    assertThat(none.with("dry_run", true).problems()).isEmpty();
    assertThat(none.with("dry_run", true).with("td_authentication_id", 1).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "client_secret", "refresh_token"})
  void needsNoOtherCredentialInADryRunWhereOneIsGiven(String option) {
    Configs one =
        LOGIN
            .without("client_id", "client_secret", "refresh_token")
            .with(option, "hush")
            .with("dry_run", true);

    assertThat(one.problems()).isEmpty();
    assertThat(one.with("td_authentication_id", 1).problems()).isEmpty();
    assertThat(one.with("dry_run", false).problems()).hasSize(2);
  }

  @Test
  void checksTheFormOfACredentialInADryRunToo() {
    assertThat(
            LOGIN
                .without("client_secret", "refresh_token")
                .with("client_id", "hush id")
                .with("dry_run", true)
                .problems())
        .containsExactly(
            "- \"client_id\": must be at most 512 printable ASCII characters without blanks");
  }
}
