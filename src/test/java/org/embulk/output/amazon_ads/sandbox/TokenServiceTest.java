package org.embulk.output.amazon_ads.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.SandboxClient.GOOD_FORM;
import static org.embulk.output.amazon_ads.sandbox.SandboxClient.json;

import java.net.http.HttpResponse;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class TokenServiceTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void givesATokenForTheRefreshToken() throws Exception {
    HttpResponse<byte[]> answer = client.ask(client.tokenRequest(GOOD_FORM));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("access_token").asText()).startsWith("Atza|");
    assertThat(json(answer).get("token_type").asText()).isEqualTo("bearer");
    assertThat(json(answer).get("expires_in").intValue()).isEqualTo(3600);
    assertThat(json(answer).get("refresh_token").asText()).isEqualTo(Sandbox.REFRESH_TOKEN);
    assertThat(sandbox.tokensIssued()).containsExactly(json(answer).get("access_token").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=refresh_token,              grant_type=password,  400, unsupported_grant_type",
    "grant_type=refresh_token&,             '',                   400, invalid_request",
    "grant_type=, grant_type=refresh_token&grant_type=,           400, invalid_request",
    "refresh_token=Atzr,                    refresh_token=Atza,   400, invalid_grant",
    "refresh_token=Atzr,                    token=Atzr,           400, invalid_grant",
    "client_id=amzn1,                       client_id=amzn2,      401, invalid_client",
    "client_secret=sandbox,                 client_secret=,       401, invalid_client",
    "grant_type=,                           %GG=&grant_type=,     400, invalid_request"
  })
  void refusesATokenRequestIf(String good, String bad, int status, String error) throws Exception {
    String form = GOOD_FORM.replaceFirst(good, bad);
    assertThat(form).isNotEqualTo(GOOD_FORM);

    HttpResponse<byte[]> answer = client.ask(client.tokenRequest(form));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("error").asText()).isEqualTo(error);
    assertThat(json(answer).get("error_description").asText()).isNotEmpty();
    assertThat(sandbox.tokensIssued()).isEmpty();
  }

  @Test
  void scriptsFaultsOfTheTokenEndpointToo() throws Exception {
    sandbox
        .token()
        .onRequest(1, Fault.oauthError(400, "invalid_grant"))
        .onRequest(2, Fault.status(500));

    HttpResponse<byte[]> first = client.ask(client.tokenRequest(GOOD_FORM));
    HttpResponse<byte[]> second = client.ask(client.tokenRequest(GOOD_FORM));

    assertThat(first.statusCode()).isEqualTo(400);
    assertThat(json(first).get("error").asText()).isEqualTo("invalid_grant");
    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(sandbox.tokensIssued()).isEmpty();
    assertThat(client.newToken()).isEqualTo(sandbox.tokensIssued().get(0));
  }
}
