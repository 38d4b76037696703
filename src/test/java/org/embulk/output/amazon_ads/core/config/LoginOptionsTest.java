package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads.conversion.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginOptionsTest {
  private static final Configs NONE =
      Configs.required().without("client_id", "client_secret", "refresh_token");

  @Test
  void asksForAllThree() {
    assertThat(NONE.problems())
        .containsExactly(
            "- \"client_id\": is required",
            "- \"client_secret\": is required",
            "- \"refresh_token\": is required");
  }

  @Test
  void saysThatPlainEmbulkCannotResolveAStoredAuthentication() {
    assertThat(NONE.with("td_authentication_id", "4711").problems())
        .containsExactly(
            "- \"td_authentication_id\": names an authentication that only Treasure Data can"
                + " resolve into credentials; with plain Embulk, set \"client_id\", \"client_secret\" and"
                + " \"refresh_token\" instead");
  }

  @Test
  void saysSoForBlankCredentialsToo() {
    assertThat(
            NONE.with("td_authentication_id", 4711)
                .with("client_id", "")
                .with("client_secret", "\u3000")
                .with("refresh_token", null)
                .problems())
        .singleElement()
        .asString()
        .startsWith("- \"td_authentication_id\": ");
  }

  /** Somebody who may only use a stored login must not have its secrets sent to their own host. */
  @ParameterizedTest
  @ValueSource(strings = {"api_endpoint", "token_endpoint"})
  void takesNoOtherHostForAStoredAuthentication(String option) {
    assertThat(
            Configs.required()
                .with("td_authentication_id", "4711")
                .with(option, "https://example.com/a")
                .problems())
        .containsExactly(
            "- \"td_authentication_id\": can't be set beside \"api_endpoint\" or"
                + " \"token_endpoint\", where its secrets would be sent: remove either it or them");
  }

  @Test
  void takesCredentialsBesideAStoredAuthentication() {
    assertThat(Configs.required().with("td_authentication_id", "4711").problems()).isEmpty();
  }

  @Test
  void asksForTheCredentialsThatAreMissingBesideAStoredAuthentication() {
    assertThat(NONE.with("td_authentication_id", "4711").with("client_id", "id").problems())
        .containsExactly("- \"client_secret\": is required", "- \"refresh_token\": is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hush hush", "hush\nX-Injected: 1", "hushé", "hush\u007F"})
  void takesOnlyWhatAHeaderCarriesAsClientId(String id) {
    assertThat(Configs.required().with("client_id", id).problems())
        .containsExactly(
            "- \"client_id\": must be at most 512 printable ASCII characters without blanks");
  }

  @Test
  void takesAClientIdOf512Characters() {
    assertThat(Configs.required().with("client_id", "a".repeat(512)).problems()).isEmpty();
    assertThat(Configs.required().with("client_id", "a".repeat(513)).problems())
        .containsExactly(
            "- \"client_id\": must be at most 512 printable ASCII characters without blanks");
  }

  @Test
  void takesAnySecretAndNumbersToo() {
    LoginCredentials credentials =
        Configs.required()
            .with("client_id", 123456789012L)
            .with("client_secret", 12)
            .with("refresh_token", "Atzr|é\n&=")
            .settings()
            .login;

    assertThat(credentials.clientId()).isEqualTo("123456789012");
    assertThat(credentials.clientSecret()).isEqualTo("12");
    assertThat(credentials.refreshToken()).isEqualTo("Atzr|é\n&=");
  }

  @Test
  void hidesThemInTheirText() {
    assertThat(Configs.required().settings().login).hasToString("LoginCredentials(…)");
  }
}
